package org.langevin.api.figure;

/**
 * Images in rows and columns.
 *
 * @param name of the file
 * @param title above the drawing
 * @param caption below it
 * @param height of an image, in pixels
 * @param width of an image, in pixels
 * @param channels 1 or 3
 * @param columns images in a row
 * @param low the value drawn black
 * @param high the value drawn white
 * @param pixels images one after the other, each row by row, channels last
 */
public record ImageGrid(
    String name,
    String title,
    String caption,
    int height,
    int width,
    int channels,
    int columns,
    double low,
    double high,
    float[] pixels)
    implements Figure {
  /** Checks that the pixels are a whole number of images. */
  public ImageGrid {
    Checks.name(name);
    Checks.check(
        height > 0 && width > 0 && (channels == 1 || channels == 3) && columns > 0,
        "no images: " + height + " x " + width + " x " + channels + " in " + columns + " columns");
    Checks.check(
        pixels.length % (height * width * channels) == 0,
        pixels.length + " values are no whole number of images");
  }

  /** How many images there are. */
  public int count() {
    return pixels.length / (height * width * channels);
  }
}
