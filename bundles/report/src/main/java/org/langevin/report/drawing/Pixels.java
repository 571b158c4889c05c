package org.langevin.report.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws images whose pixels are data: enlarged, they keep their edges. */
final class Pixels {
  private Pixels() {}

  static void draw(Graphics2D graphics, BufferedImage image, Rectangle2D area) {
    if (area.isEmpty()) {
      return;
    }
    double scale = area.getWidth() * Style.RESOLUTION / image.getWidth();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        scale >= 1 - 1e-9
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    AffineTransform placed = AffineTransform.getTranslateInstance(area.getX(), area.getY());
    placed.scale(area.getWidth() / image.getWidth(), area.getHeight() / image.getHeight());
    graphics.drawImage(image, placed, null);
  }
}
