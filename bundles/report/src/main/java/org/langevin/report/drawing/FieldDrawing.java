package org.langevin.report.drawing;

import java.awt.BasicStroke;
import java.awt.Paint;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.VectorRenderer;
import org.jfree.data.xy.VectorSeries;
import org.jfree.data.xy.VectorSeriesCollection;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.VectorField;

/** Draws a {@link VectorField}. */
record FieldDrawing(VectorField figure) implements Chart {
  /** An arrow's length as a share of the distance between two of them. */
  private static final double LENGTH = 0.85;

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
    plot.setDataset(0, Series.collection(Series.points("points", figure.points(), frame)));
    plot.setRenderer(0, Points.renderer(Colours.BEHIND, figure.points().length / 2));
    VectorSeries arrows = new VectorSeries("arrows", false, true);
    Paint[] paints = new Paint[figure.first().values().length];
    int count = 0;
    // In units of the drawing, so that all arrows have one length whatever the axes' ends.
    double unitX = frame.horizontal().length() / frame.width();
    double unitY = frame.vertical().length() / frame.height();
    double length =
        LENGTH * Math.min(step(figure.first().x()) / unitX, step(figure.first().y()) / unitY);
    Grid grid = figure.first();
    for (int i = 0; i < paints.length; i++) {
      double right = figure.first().values()[i] / unitX;
      double up = figure.second().values()[i] / unitY;
      double drawn = Math.hypot(right, up);
      if (drawn > 0 && Double.isFinite(drawn)) {
        double x = length * right / drawn * unitX;
        double y = length * up / drawn * unitY;
        arrows.add(
            grid.x()[i % grid.x().length] - x / 2, grid.y()[i / grid.x().length] - y / 2, x, y);
        paints[count++] = Colours.quantity(frame.colours().fraction(norm(i)));
      }
    }
    VectorSeriesCollection collection = new VectorSeriesCollection();
    collection.addSeries(arrows);
    VectorRenderer renderer =
        new VectorRenderer() {
          @Override
          public Paint getItemPaint(int row, int column) {
            return paints[column];
          }
        };
    renderer.setSeriesStroke(0, new BasicStroke(1.1f));
    plot.setDataset(1, collection);
    plot.setRenderer(1, renderer);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
  }

  private static double step(double[] places) {
    return places.length < 2 ? 1 : (places[places.length - 1] - places[0]) / (places.length - 1);
  }
}
