package org.langevin.nn;

/**
 * The size of an image, stored line by line, channels last.
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels floats for each pixel
 */
public record ImageSize(int height, int width, int channels) {
  /** Floats of patches that leave room for the operands in a second-level cache. */
  private static final long CHUNK = 160 * 1024;

  /** Refuses what is no image. */
  public ImageSize {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "no image has " + height + " x " + width + " pixels and " + channels + " channels");
    }
  }

  /** The number of pixels. */
  public int pixels() {
    return height * width;
  }

  /** The number of floats. */
  public int length() {
    return pixels() * channels;
  }

  /** Whether 3 x 3 filters fit. */
  public boolean canBeConvolved() {
    return height >= Patches.SIDE && width >= Patches.SIDE;
  }

  /** What 3 x 3 filters without padding make of it. */
  public ImageSize convolved(int stride, int filters) {
    return new ImageSize(
        (height - Patches.SIDE) / stride + 1, (width - Patches.SIDE) / stride + 1, filters);
  }

  /** How many items are worked on at once, if each needs so many floats of working memory. */
  static int chunk(long perItem, int capacity) {
    return (int) Math.max(1, Math.min(capacity, CHUNK / perItem));
  }
}
