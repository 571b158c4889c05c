package org.langevin.report.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.langevin.api.figure.ImageGrid;

/** Draws an {@link ImageGrid}. */
final class ImageTile implements Tile {
  private static final int GAP = 1;

  private final ImageGrid figure;
  private final BufferedImage image;
  private final double scale;

  /**
   * Prepares the pixels.
   *
   * @param width at most, if images do not have to be shrunk for it
   */
  ImageTile(ImageGrid figure, double width) {
    this.figure = figure;
    int columns = Math.max(1, Math.min(figure.columns(), figure.count()));
    int rows = Math.max(1, (figure.count() + columns - 1) / columns);
    image =
        new BufferedImage(
            columns * (figure.width() + GAP) - GAP,
            rows * (figure.height() + GAP) - GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Colours.BACKGROUND);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
    for (int i = 0; i < figure.count(); i++) {
      paint(i, i % columns * (figure.width() + GAP), i / columns * (figure.height() + GAP));
    }
    double wanted = width * Style.RESOLUTION / image.getWidth();
    // Whole numbers keep all pixels alike.
    scale = (wanted >= 1 ? Math.floor(wanted) : wanted) / Style.RESOLUTION;
  }

  private void paint(int index, int x, int y) {
    int channels = figure.channels();
    int offset = index * figure.height() * figure.width() * channels;
    for (int row = 0; row < figure.height(); row++) {
      for (int column = 0; column < figure.width(); column++) {
        int place = offset + (row * figure.width() + column) * channels;
        float red = figure.pixels()[place];
        float green = figure.pixels()[place + channels / 2];
        float blue = figure.pixels()[place + channels - 1];
        boolean missing = Float.isNaN(red + green + blue);
        image.setRGB(
            x + column,
            y + row,
            missing
                ? Colours.MISSING.getRGB()
                : new Color(level(red), level(green), level(blue)).getRGB());
      }
    }
  }

  private int level(float value) {
    double share = (value - figure.low()) / (figure.high() - figure.low());
    return (int) Math.round(255 * Math.max(0, Math.min(1, share)));
  }

  @Override
  public double width() {
    return image.getWidth() * scale;
  }

  @Override
  public double height() {
    return image.getHeight() * scale;
  }

  @Override
  public double left() {
    return 0;
  }

  @Override
  public double right() {
    return 0;
  }

  @Override
  public double bottom() {
    return 0;
  }

  @Override
  public String title() {
    return figure.title();
  }

  @Override
  public void draw(Graphics2D graphics, double x, double y) {
    Pixels.draw(
        graphics, image, new Rectangle2D.Double(Math.round(x), Math.round(y), width(), height()));
  }
}
