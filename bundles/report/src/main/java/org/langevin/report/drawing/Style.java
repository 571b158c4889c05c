package org.langevin.report.drawing;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Map;

/** Fonts, lines and distances, in units of which a picture's pixel is a half. */
final class Style {
  /** Pixels of the file for one unit. */
  static final int RESOLUTION = 2;

  static final int GAP = 12;
  static final int BORDER = 10;

  private static final BasicStroke LINE = new BasicStroke(1.4f);
  private static final float[][] DASHES = {{}, {5, 3}, {1.5f, 2.5f}, {7, 2, 1.5f, 2}};

  private static final Map<RenderingHints.Key, Object> HINTS =
      Map.of(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);

  private Style() {}

  static Font ticks() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 9);
  }

  static Font labels() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 10);
  }

  static Font panelTitle() {
    return new Font(Font.SANS_SERIF, Font.BOLD, 10);
  }

  static Font title() {
    return new Font(Font.SANS_SERIF, Font.BOLD, 12);
  }

  /** A full line. */
  static BasicStroke line() {
    return LINE;
  }

  /** A line that is told from its neighbours without colours. */
  static BasicStroke dashed(int number) {
    float[] dash = DASHES[number % DASHES.length];
    return dash.length == 0
        ? LINE
        : new BasicStroke(
            LINE.getLineWidth(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  static void prepare(Graphics2D graphics) {
    HINTS.forEach(graphics::setRenderingHint);
  }

  /** Something to measure texts with. */
  static Graphics2D measuring() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    prepare(graphics);
    return graphics;
  }

  static double width(String text, Font font) {
    Graphics2D graphics = measuring();
    Rectangle2D bounds = font.getStringBounds(text, graphics.getFontRenderContext());
    graphics.dispose();
    return bounds.getWidth();
  }
}
