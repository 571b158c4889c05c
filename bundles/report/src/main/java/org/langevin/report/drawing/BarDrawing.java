package org.langevin.report.drawing;

import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;

/** Draws a {@link BarChart}. */
record BarDrawing(BarChart figure) implements Chart {
  /** The share of a category's place that its bars fill. */
  private static final double FILLED = 0.8;

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
    Axis axis = figure.vertical();
    boolean fromZero =
        Double.isNaN(axis.low()) && !axis.logarithmic() && verticalExtent().low() >= 0;
    return fromZero ? Axis.of(axis.label(), 0, axis.high()) : axis;
  }

  @Override
  public Extent horizontalExtent() {
    return new Extent();
  }

  @Override
  public Extent verticalExtent() {
    Extent extent = new Extent();
    for (BarChart.Group group : figure.groups()) {
      extent.add(group.heights());
      for (int i = 0; i < group.errors().length; i++) {
        extent.add(group.heights()[i] + group.errors()[i]);
      }
    }
    return figure.vertical().logarithmic() ? extent : extent.add(0);
  }

  @Override
  public double margin() {
    return 0.05;
  }

  @Override
  public List<String> kinds() {
    return figure.groups().stream().map(BarChart.Group::label).toList();
  }

  @Override
  public boolean comparesWithFirst() {
    return figure.groups().size() > 1;
  }

  @Override
  public List<Legend.Entry> legend(Kinds kinds) {
    return Legend.entries(kinds(), Legend.Symbol.BOX, kinds);
  }

  @Override
  public void fill(XYPlot plot, Frame frame) {
    double width = FILLED / Math.max(1, figure.groups().size());
    double foot = Math.max(0, frame.vertical().low());
    XYIntervalSeriesCollection bars = new XYIntervalSeriesCollection();
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setUseYInterval(true);
    renderer.setShadowVisible(false);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setDrawBarOutline(false);
    for (int i = 0; i < figure.groups().size(); i++) {
      BarChart.Group group = figure.groups().get(i);
      XYIntervalSeries series = new XYIntervalSeries(i, false, true);
      for (int j = 0; j < group.heights().length; j++) {
        double left = j - FILLED / 2 + i * width;
        double height = frame.vertical().shown(group.heights()[j]);
        if (!Double.isNaN(height)) {
          series.add(
              left + width / 2,
              left,
              left + width,
              height,
              Math.min(foot, height),
              Math.max(foot, height));
          whisker(plot, left + width / 2, group, j, frame);
        }
      }
      bars.addSeries(series);
      renderer.setSeriesPaint(i, frame.kinds().colour(group.label()));
    }
    plot.setDataset(bars);
    plot.setRenderer(renderer);
    plot.setDomainGridlinesVisible(false);
  }

  /** One standard error to either side. */
  private static void whisker(
      XYPlot plot, double place, BarChart.Group group, int category, Frame frame) {
    if (group.errors().length == 0 || !(group.errors()[category] > 0)) {
      return;
    }
    double height = group.heights()[category];
    double error = group.errors()[category];
    double low = frame.vertical().shown(height - error);
    double high = frame.vertical().shown(height + error);
    double foot = Double.isNaN(low) ? frame.vertical().low() : low;
    plot.addAnnotation(
        new XYLineAnnotation(place, foot, place, high, Style.line(), Colours.TEXT), false);
  }
}
