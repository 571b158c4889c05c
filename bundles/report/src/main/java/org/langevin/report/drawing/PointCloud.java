package org.langevin.report.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Points in a plane. They are drawn in a few layers, each of which is one path: so an SVG with
 * thousands of points stays small, and yet places with many are darker.
 */
final class PointCloud extends AbstractXYAnnotation {
  private static final int LAYERS = 8;
  private static final int MANY = 1500;
  private static final int SOME = 200;

  /** A dot is a stroke with round ends that goes nowhere, almost. */
  private static final double ALMOST = 0.01;

  private final transient float[] points;
  private final transient Chart.Frame frame;
  private final double size;
  private final Color colour;
  private final Color rim;

  private PointCloud(float[] points, Chart.Frame frame, double size, Color colour, Color rim) {
    this.points = points;
    this.frame = frame;
    this.size = size;
    this.colour = colour;
    this.rim = rim;
  }

  /**
   * The more points and the smaller the rectangle, the smaller and fainter.
   *
   * @param points x and y in turn
   */
  static PointCloud of(float[] points, Color colour, Chart.Frame frame) {
    int count = points.length / 2;
    double size = count > MANY ? 2.2 : count > SOME ? 2.8 : 4.5;
    double opacity = count > MANY ? 0.5 : count > SOME ? 0.65 : 0.85;
    double most = Math.min(frame.width(), frame.height()) / 45.0;
    return new PointCloud(
        points, frame, Math.min(size, Math.max(1.4, most)), Colours.faint(colour, opacity), null);
  }

  /** Points that can be seen on any colour; in a small rectangle they are smaller. */
  static PointCloud rimmed(float[] points, Chart.Frame frame) {
    double size = Math.min(2.4, Math.min(frame.width(), frame.height()) / 70.0);
    return new PointCloud(points, frame, size, Color.WHITE, Color.BLACK);
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
    Path2D[] layers = new Path2D[LAYERS];
    for (int i = 0; i < points.length; i += 2) {
      double x = frame.horizontal().shown(points[i]);
      double y = frame.vertical().shown(points[i + 1]);
      if (Double.isNaN(x) || Double.isNaN(y)) {
        continue;
      }
      double right = horizontal.valueToJava2D(x, area, RectangleEdge.BOTTOM);
      double down = vertical.valueToJava2D(y, area, RectangleEdge.LEFT);
      // What lies far outside need not be in the file.
      if (right < area.getMinX() - size
          || right > area.getMaxX() + size
          || down < area.getMinY() - size
          || down > area.getMaxY() + size) {
        continue;
      }
      int layer = i / 2 % LAYERS;
      layers[layer] = layers[layer] == null ? new Path2D.Double() : layers[layer];
      layers[layer].moveTo(right, down);
      layers[layer].lineTo(right + ALMOST, down);
    }
    Stroke before = graphics.getStroke();
    for (Path2D layer : layers) {
      if (layer != null && rim != null) {
        draw(graphics, layer, 1.5 * size, rim);
      }
      if (layer != null) {
        draw(graphics, layer, size, colour);
      }
    }
    graphics.setStroke(before);
  }

  private static void draw(Graphics2D graphics, Path2D dots, double size, Color colour) {
    graphics.setColor(colour);
    graphics.setStroke(
        new BasicStroke((float) size, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(dots);
  }
}
