package org.langevin.report.drawing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.langevin.api.figure.VectorField;

/** The arrows of a field: of one length, around the points of its grid, apart from each other. */
final class Arrows extends AbstractXYAnnotation {
  /** An arrow's length as a share of the distance between two of them. */
  private static final double LENGTH = 0.8;

  /** The sides of its head as a share of its length, and their angle to it. */
  private static final double HEAD = 0.4;

  private static final double ANGLE = Math.toRadians(28);
  private static final double THICKNESS = 0.11;

  private final transient VectorField field;
  private final transient Chart.Frame frame;

  Arrows(VectorField field, Chart.Frame frame) {
    this.field = field;
    this.frame = frame;
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis horizontal,
      ValueAxis vertical,
      int renderer,
      PlotRenderingInfo info) {
    double[] x = field.first().x();
    double[] y = field.first().y();
    // Of the drawing, so that all arrows have one length whatever the axes' ends.
    double unitX = frame.horizontal().length() / frame.width();
    double unitY = frame.vertical().length() / frame.height();
    double length = LENGTH * Math.min(step(x) / unitX, step(y) / unitY);
    Stroke before = graphics.getStroke();
    graphics.setStroke(
        new BasicStroke(
            (float) Math.min(1.4, Math.max(0.6, THICKNESS * length)),
            BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND));
    for (int i = 0; i < x.length * y.length; i++) {
      double right = field.first().values()[i] / unitX;
      double down = -field.second().values()[i] / unitY;
      double drawn = Math.hypot(right, down);
      if (drawn > 0 && Double.isFinite(drawn)) {
        double norm = Math.hypot(field.first().values()[i], field.second().values()[i]);
        graphics.setColor(Colours.quantity(frame.colours().fraction(norm)));
        graphics.draw(
            arrow(
                horizontal.valueToJava2D(x[i % x.length], area, RectangleEdge.BOTTOM),
                vertical.valueToJava2D(y[i / x.length], area, RectangleEdge.LEFT),
                length,
                Math.atan2(down, right)));
      }
    }
    graphics.setStroke(before);
  }

  private static Path2D arrow(double x, double y, double length, double direction) {
    double right = Math.cos(direction) * length;
    double down = Math.sin(direction) * length;
    double tipX = x + right / 2;
    double tipY = y + down / 2;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x - right / 2, y - down / 2);
    arrow.lineTo(tipX, tipY);
    arrow.moveTo(
        tipX - HEAD * length * Math.cos(direction - ANGLE),
        tipY - HEAD * length * Math.sin(direction - ANGLE));
    arrow.lineTo(tipX, tipY);
    arrow.lineTo(
        tipX - HEAD * length * Math.cos(direction + ANGLE),
        tipY - HEAD * length * Math.sin(direction + ANGLE));
    return arrow;
  }

  private static double step(double[] places) {
    return places.length < 2 ? 1 : (places[places.length - 1] - places[0]) / (places.length - 1);
  }
}
