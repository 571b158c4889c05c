package org.langevin.report.drawing;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fonts, lines and distances. All pictures are of one width, so that their texts are of one size
 * wherever they are shown.
 */
final class Style {
  /** Pixels of the file for one unit. */
  static final int RESOLUTION = 3;

  /** Of a picture, in units: few enough for its texts to be read where it is shown small. */
  static final int WIDTH = 640;

  static final int GAP = 14;

  /** Between the panels of a strip, which belong together. */
  static final int NARROW_GAP = 6;

  static final int BORDER = 10;

  private static final BasicStroke LINE = new BasicStroke(1.4f);
  private static final BasicStroke THIN =
      new BasicStroke(0.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  private static final float[][] DASHES = {{}, {5, 3}, {1.5f, 2.5f}, {7, 2, 1.5f, 2}};

  private static final Map<RenderingHints.Key, Object> HINTS =
      Map.of(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);

  private Style() {}

  static Font ticks() {
    return font(Font.PLAIN, 10.5f);
  }

  static Font labels() {
    return font(Font.PLAIN, 11);
  }

  static Font panelTitle() {
    return font(Font.BOLD, 11);
  }

  static Font title() {
    return font(Font.BOLD, 12.5f);
  }

  private static Font font(int style, float size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
  }

  /** A full line. */
  static BasicStroke line() {
    return LINE;
  }

  /** A line behind others. */
  static BasicStroke thin() {
    return THIN;
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

  /** Breaks a text behind blanks and dashes into lines that are no wider than this, if they can. */
  static List<String> lines(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split("(?<=[ -])")) {
      if (!line.isEmpty() && width((line + word).strip(), font) > width) {
        lines.add(line.strip());
        line = "";
      }
      line += word;
    }
    if (!line.isBlank()) {
      lines.add(line.strip());
    }
    lines.replaceAll(whole -> shortened(whole, font, width));
    return lines;
  }

  /** A text, or its beginning if it is wider than this. */
  static String shortened(String text, Font font, double width) {
    String shown = text;
    for (int length = text.length() - 1; length > 0 && width(shown, font) > width; length--) {
      shown = text.substring(0, length) + "\u2026";
    }
    return shown;
  }

  static double width(String text, Font font) {
    Graphics2D graphics = measuring();
    Rectangle2D bounds = font.getStringBounds(text, graphics.getFontRenderContext());
    graphics.dispose();
    return bounds.getWidth();
  }
}
