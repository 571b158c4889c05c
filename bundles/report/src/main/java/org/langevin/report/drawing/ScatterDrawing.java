package org.langevin.report.drawing;

import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Scatter;

/** Draws a {@link Scatter}. */
record ScatterDrawing(Scatter figure) implements Chart {
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
    return extent(0);
  }

  @Override
  public Extent verticalExtent() {
    return extent(1);
  }

  private Extent extent(int coordinate) {
    Extent extent = new Extent();
    figure.groups().forEach(group -> extent.addEverySecond(group.points(), coordinate));
    return extent;
  }

  @Override
  public double margin() {
    return 0.04;
  }

  @Override
  public boolean isPlane() {
    return true;
  }

  @Override
  public List<String> kinds() {
    return figure.groups().stream().map(Scatter.Group::label).toList();
  }

  @Override
  public boolean comparesWithFirst() {
    return figure.groups().size() > 1;
  }

  @Override
  public List<Legend.Entry> legend(Kinds kinds) {
    return Legend.entries(kinds(), Legend.Symbol.DOT, kinds);
  }

  @Override
  public void fill(XYPlot plot, Frame frame) {
    plot.setRenderer(new XYLineAndShapeRenderer(false, false));
    for (Scatter.Group group : figure.groups()) {
      plot.addAnnotation(
          PointCloud.of(group.points(), frame.kinds().colour(group.label()), frame), false);
    }
  }
}
