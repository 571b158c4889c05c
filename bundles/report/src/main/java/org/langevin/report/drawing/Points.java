package org.langevin.report.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Renderers of points. */
final class Points {
  private static final int MANY = 1500;
  private static final int SOME = 200;

  private Points() {}

  /** The more points, the smaller and fainter. */
  static XYLineAndShapeRenderer renderer(Color colour, int count) {
    double size = count > MANY ? 2.2 : count > SOME ? 3 : 5;
    double opacity = count > MANY ? 0.5 : count > SOME ? 0.65 : 0.85;
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
    renderer.setSeriesPaint(0, Colours.faint(colour, opacity));
    return renderer;
  }

  /**
   * Points that can be seen on any colour.
   *
   * @param extent of the rectangle with the points; in a small one they are smaller
   */
  static XYLineAndShapeRenderer rimmed(int extent) {
    double size = Math.min(2.6, extent / 70.0);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
    renderer.setSeriesPaint(0, Color.WHITE);
    renderer.setUseFillPaint(true);
    renderer.setDefaultFillPaint(Color.WHITE);
    renderer.setUseOutlinePaint(true);
    renderer.setSeriesOutlinePaint(0, Color.BLACK);
    renderer.setSeriesOutlineStroke(0, new BasicStroke((float) (0.23 * size)));
    return renderer;
  }
}
