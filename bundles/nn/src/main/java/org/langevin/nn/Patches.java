package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;

/**
 * The 3 x 3 patches of an image as rows of a matrix, so that a convolution becomes a matrix
 * product. The patch at (i, j) starts at pixel (i stride, j stride); its row holds its three lines
 * one after the other, channels last.
 *
 * @param width of the image, in pixels
 * @param channels of the image
 * @param patchesHigh how many patches lie below each other
 * @param patchesWide how many patches lie beside each other
 * @param stride from patch to patch, in pixels
 */
record Patches(int width, int channels, int patchesHigh, int patchesWide, int stride) {
  static final int SIDE = 3;

  /** The number of patches. */
  int count() {
    return patchesHigh * patchesWide;
  }

  /** The number of floats in a patch. */
  int length() {
    return SIDE * SIDE * channels;
  }

  /** The number of floats in a patch's line. */
  int line() {
    return SIDE * channels;
  }

  /** How many floats further a patch's next line begins. */
  int down() {
    return width * channels;
  }

  /** The patches of one channel by itself. */
  Patches ofPlane() {
    return new Patches(width, 1, patchesHigh, patchesWide, stride);
  }

  /** Where the patch at (i, j) begins. */
  int corner(int i, int j) {
    return (i * width + j) * stride * channels;
  }

  /** Where a patch begins. */
  int corner(int patch) {
    return corner(patch / patchesWide, patch % patchesWide);
  }

  /** Copies the patches of an image into rows. */
  void gather(Memory image, int offset, Memory rows, int to) {
    int line = line();
    for (int i = 0; i < patchesHigh; i++) {
      for (int j = 0; j < patchesWide; j++) {
        int from = offset + corner(i, j);
        copy(image, from, rows, to, line);
        copy(image, from + down(), rows, to + line, line);
        copy(image, from + 2 * down(), rows, to + 2 * line, line);
        to += SIDE * line;
      }
    }
  }

  private static void copy(Memory from, int offsetFrom, Memory to, int offsetTo, int n) {
    if (n >= LANES) {
      Kernels.copy(from, offsetFrom, to, offsetTo, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      Kernels.put(to, offsetTo + i, Kernels.get(from, offsetFrom + i));
    }
  }
}
