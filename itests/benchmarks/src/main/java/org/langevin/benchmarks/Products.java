package org.langevin.benchmarks;

import java.util.List;

/**
 * Counts the floating-point operations of a network's matrix products for one item: two for each
 * product of two numbers.
 *
 * @param forward those of the score
 * @param first those of layers that see only what is given, so that no gradient passes through them
 */
record Products(double forward, double first) {
  private static final int FILTER = 9;

  /** A chain of dense layers with these widths, from the input to the output. */
  static Products dense(int... widths) {
    double sum = 0;
    for (int i = 1; i < widths.length; i++) {
      sum += 2.0 * widths[i - 1] * widths[i];
    }
    return new Products(sum, 2.0 * widths[0] * widths[1]);
  }

  /**
   * The U-Net without padding: convolutions of 3 x 3, of which all but the first halve the image,
   * then their transposes, which also see the image of their level.
   *
   * @param side of the grey image
   * @param channels of the levels
   * @param embedding width of the embedded condition
   */
  static Products unet(int side, List<Integer> channels, int embedding) {
    double sum = 0;
    double first = 0;
    int offsets = 0;
    int[] pixels = new int[channels.size()];
    int length = side;
    int from = 1;
    for (int i = 0; i < pixels.length; i++) {
      int to = channels.get(i);
      length = (length - 3) / (i == 0 ? 1 : 2) + 1;
      pixels[i] = length * length;
      double products = 2.0 * pixels[i] * FILTER * from * to;
      first = i == 0 ? products : first;
      sum += products;
      offsets += to;
      from = to;
    }
    for (int i = pixels.length - 1; i >= 0; i--) {
      int skip = i == pixels.length - 1 ? 0 : channels.get(i);
      int to = i == 0 ? 1 : channels.get(i - 1);
      sum += 2.0 * pixels[i] * FILTER * (from + skip) * to;
      offsets += i == 0 ? 0 : to;
      from = to;
    }
    double features = 2.0 * embedding * embedding;
    return new Products(sum + features + 2.0 * embedding * offsets, first + features);
  }

  /** The score, the weights' gradient, and the gradient of what lies between. */
  double training() {
    return 3 * forward - first;
  }

  /**
   * The same with tangents.
   *
   * @param tangents how many for each item
   */
  double training(int tangents) {
    return (1 + tangents) * training();
  }
}
