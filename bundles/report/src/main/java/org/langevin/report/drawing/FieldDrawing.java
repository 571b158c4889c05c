package org.langevin.report.drawing;

import java.util.Optional;
import org.jfree.chart.plot.XYPlot;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.VectorField;

/** Draws a {@link VectorField}. */
record FieldDrawing(VectorField figure) implements Chart {
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
  public Optional<Axis> colours() {
    return Optional.of(figure.norm());
  }

  @Override
  public Extent horizontalExtent() {
    return new Extent().add(figure.first().x()).addEverySecond(figure.points(), 0);
  }

  @Override
  public Extent verticalExtent() {
    return new Extent().add(figure.first().y()).addEverySecond(figure.points(), 1);
  }

  @Override
  public Extent colourExtent() {
    Extent extent = new Extent();
    for (int i = 0; i < figure.first().values().length; i++) {
      extent.add(norm(i));
    }
    return extent;
  }

  private double norm(int index) {
    return Math.hypot(figure.first().values()[index], figure.second().values()[index]);
  }

  @Override
  public double margin() {
    return 0.03;
  }

  @Override
  public boolean isPlane() {
    return true;
  }

  @Override
  public void fill(XYPlot plot, Frame frame) {
    plot.addAnnotation(PointCloud.of(figure.points(), Colours.BEHIND, frame), false);
    plot.addAnnotation(new Arrows(figure, frame), false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
  }
}
