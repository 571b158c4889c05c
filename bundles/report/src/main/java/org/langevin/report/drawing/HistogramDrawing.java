package org.langevin.report.drawing;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.LineChart;

/** Draws a {@link Histogram}. */
final class HistogramDrawing implements Chart {
  private static final double ROOM_ABOVE = 0.05;

  private final Histogram figure;
  private final Bins bins;
  private final List<double[]> heights = new ArrayList<>();

  HistogramDrawing(Histogram figure) {
    this.figure = figure;
    Extent extent = new Extent();
    for (Histogram.Sample sample : figure.samples()) {
      extent.add(Bins.doubles(sample.values()));
    }
    Scale scale = Scale.of(figure.horizontal(), extent, 0);
    bins = Bins.of(scale, figure.samples().stream().map(Histogram.Sample::values).toList());
    figure.samples().forEach(sample -> heights.add(bins.densities(sample.values())));
  }

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
    return new Axis("density", 0, Double.NaN, false);
  }

  @Override
  public Extent horizontalExtent() {
    Extent extent = new Extent().add(bins.low()).add(bins.high());
    if (figure.samples().isEmpty()) {
      figure.densities().forEach(curve -> extent.add(curve.x()));
    }
    return extent;
  }

  @Override
  public Extent verticalExtent() {
    Extent extent = new Extent();
    heights.forEach(extent::add);
    figure.densities().forEach(curve -> extent.add(curve.y()));
    return extent;
  }

  @Override
  public double margin() {
    return ROOM_ABOVE;
  }

  @Override
  public List<String> kinds() {
    return figure.samples().stream().map(Histogram.Sample::label).toList();
  }

  @Override
  public boolean comparesWithFirst() {
    return figure.samples().size() > 1;
  }

  @Override
  public List<Legend.Entry> legend(Kinds kinds) {
    List<Legend.Entry> entries = new ArrayList<>(Legend.entries(kinds(), Legend.Symbol.BOX, kinds));
    int number = 0;
    for (LineChart.Curve curve : figure.densities()) {
      entries.add(
          new Legend.Entry(
              curve.label(), Legend.Symbol.LINE, Colours.TEXT, Style.dashed(number++)));
    }
    return entries;
  }

  @Override
  public void fill(XYPlot plot, Frame frame) {
    int index = 0;
    for (int i = 0; i < heights.size(); i++) {
      String label = figure.samples().get(i).label();
      XYSeries steps = steps(label, heights.get(i), frame);
      boolean first = i == 0;
      XYAreaRenderer area = new XYAreaRenderer(XYAreaRenderer.AREA);
      area.setSeriesPaint(0, Colours.faint(frame.kinds().colour(label), first ? 0.4 : 0.15));
      plot.setDataset(index, Series.collection(steps));
      plot.setRenderer(index++, area);
      XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
      line.setDrawSeriesLineAsPath(true);
      line.setSeriesPaint(0, frame.kinds().colour(label));
      line.setSeriesStroke(0, Style.line());
      plot.setDataset(index, Series.collection(steps));
      plot.setRenderer(index++, line);
    }
    int number = 0;
    for (LineChart.Curve curve : figure.densities()) {
      XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
      line.setDrawSeriesLineAsPath(true);
      line.setSeriesPaint(0, Colours.TEXT);
      line.setSeriesStroke(0, Style.dashed(number++));
      plot.setDataset(
          index, Series.collection(Series.of(curve.label(), curve.x(), curve.y(), frame)));
      plot.setRenderer(index++, line);
    }
  }

  private XYSeries steps(String label, double[] densities, Frame frame) {
    XYSeries steps = Series.empty(label);
    steps.add(frame.horizontal().shown(bins.edge(0)), 0, false);
    for (int i = 0; i < densities.length; i++) {
      steps.add(bins.edge(i), densities[i], false);
      steps.add(bins.edge(i + 1), densities[i], false);
    }
    steps.add(bins.edge(densities.length), 0, false);
    return steps;
  }
}
