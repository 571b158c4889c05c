package org.langevin.report.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.LineChart;

/** Draws a {@link LineChart}. */
record LineDrawing(LineChart figure) implements Chart {
  /** Up to so many points are marked one by one. */
  private static final int MARKED = 32;

  /** A curve that turns more often than once in so many points is too rough to be dashed. */
  private static final int POINTS_PER_TURN = 10;

  @Override
  public String title() {
    return figure.title();
  }

  @Override
  public Axis horizontal() {
    return figure.horizontal();
  }

  @Override
  public Axis vertical() {
    return figure.vertical();
  }

  @Override
  public Extent horizontalExtent() {
    Extent extent = new Extent();
    figure.curves().forEach(curve -> extent.add(curve.x()));
    return extent;
  }

  @Override
  public Extent verticalExtent() {
    Extent extent = new Extent();
    for (LineChart.Curve curve : figure.curves()) {
      extent.add(curve.y()).add(curve.lower()).add(curve.upper());
    }
    return extent;
  }

  @Override
  public double margin() {
    return 0.03;
  }

  @Override
  public List<String> kinds() {
    return figure.curves().stream().map(LineChart.Curve::label).distinct().toList();
  }

  @Override
  public List<Legend.Entry> legend(Kinds kinds) {
    Set<String> means =
        figure.curves().stream()
            .filter(curve -> !curve.pale())
            .map(LineChart.Curve::label)
            .collect(Collectors.toSet());
    return figure.curves().stream()
        .filter(curve -> !curve.label().isEmpty())
        .filter(curve -> !curve.pale() || !means.contains(curve.label()))
        .map(
            curve ->
                new Legend.Entry(
                    curve.label(),
                    Legend.Symbol.LINE,
                    kinds.colour(curve.label()),
                    stroke(curve, kinds)))
        .toList();
  }

  @Override
  public void fill(XYPlot plot, Frame frame) {
    int index = 0;
    for (LineChart.Curve curve : figure.curves()) {
      if (curve.lower().length > 0) {
        plot.setDataset(index, band(curve, frame));
        plot.setRenderer(index++, bandRenderer(frame.kinds().colour(curve.label())));
      }
    }
    for (LineChart.Curve curve : paleFirst()) {
      plot.setDataset(
          index, Series.collection(Series.of(curve.label(), curve.x(), curve.y(), frame)));
      plot.setRenderer(index++, renderer(curve, frame.kinds()));
    }
  }

  private List<LineChart.Curve> paleFirst() {
    return figure.curves().stream().sorted(Comparator.comparing(curve -> !curve.pale())).toList();
  }

  private static BasicStroke stroke(LineChart.Curve curve, Kinds kinds) {
    if (curve.pale()) {
      return Style.thin();
    }
    return isSmooth(curve.y()) ? Style.dashed(kinds.number(curve.label())) : Style.line();
  }

  static boolean isSmooth(double[] y) {
    int turns = 0;
    for (int i = 2; i < y.length; i++) {
      turns += (y[i] - y[i - 1]) * (y[i - 1] - y[i - 2]) < 0 ? 1 : 0;
    }
    return turns * POINTS_PER_TURN <= Math.max(y.length, 5 * POINTS_PER_TURN);
  }

  private static XYLineAndShapeRenderer renderer(LineChart.Curve curve, Kinds kinds) {
    boolean marked = curve.x().length <= MARKED && !curve.pale();
    Color colour = kinds.colour(curve.label());
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, marked);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesPaint(0, curve.pale() ? Colours.pale(colour) : colour);
    renderer.setSeriesStroke(0, stroke(curve, kinds));
    renderer.setSeriesShape(0, marker(kinds.number(curve.label())));
    return renderer;
  }

  private static Shape marker(int number) {
    double radius = 3;
    switch (number % 4) {
      case 1:
        return new Rectangle2D.Double(-radius, -radius, 2 * radius, 2 * radius);
      case 2:
        return polygon(0, -radius * 1.2, radius * 1.2, radius, -radius * 1.2, radius);
      case 3:
        return polygon(0, -radius * 1.3, radius * 1.3, 0, 0, radius * 1.3, -radius * 1.3, 0);
      default:
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }
  }

  private static Shape polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** One series for each part without gaps. */
  private static YIntervalSeriesCollection band(LineChart.Curve curve, Frame frame) {
    YIntervalSeriesCollection parts = new YIntervalSeriesCollection();
    YIntervalSeries part = null;
    for (int i = 0; i < curve.x().length; i++) {
      double x = frame.horizontal().shown(curve.x()[i]);
      double upper = frame.vertical().shown(curve.upper()[i]);
      double lower = frame.vertical().shown(curve.lower()[i]);
      if (Double.isNaN(lower) && frame.vertical().logarithmic() && curve.lower()[i] <= 0) {
        lower = frame.vertical().low();
      }
      if (Double.isNaN(x) || Double.isNaN(lower) || Double.isNaN(upper)) {
        part = null;
        continue;
      }
      if (part == null) {
        part = new YIntervalSeries(parts.getSeriesCount(), false, true);
        parts.addSeries(part);
      }
      part.add(x, upper, lower, upper);
    }
    return parts;
  }

  private static DeviationRenderer bandRenderer(Color colour) {
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAutoPopulateSeriesFillPaint(false);
    renderer.setDefaultFillPaint(colour);
    renderer.setAlpha(0.22f);
    return renderer;
  }
}
