package org.langevin.kit.metric;

import java.util.Arrays;

/**
 * Transport of n points to the uniform law on [0, L): cut in n cells of one length, each is filled
 * by one point, in their order. On a circle the cells may be turned together.
 */
final class UniformCells {
  /** How far each point is from the centre of its cell, in lengths L. */
  private final double[] offsets;

  private final double length;

  /** Half of a cell, in lengths L. */
  private final double half;

  /**
   * Gives each point its cell.
   *
   * @param sorted rising, within [0, length]
   */
  UniformCells(double[] sorted, double length) {
    this.length = length;
    this.half = 0.5 / sorted.length;
    this.offsets = new double[sorted.length];
    Arrays.setAll(offsets, k -> sorted[k] / length - (k + 0.5) / sorted.length);
  }

  /** The mean distance that the mass goes if the cells are turned by a share of the length. */
  double cost(double turn) {
    double sum = 0;
    for (double offset : offsets) {
      double distance = Math.abs(offset - turn);
      // The integral of |offset - turn - s| over s from -half to half.
      sum += distance < half ? distance * distance + half * half : 2 * half * distance;
    }
    return sum * length;
  }

  /**
   * The turn of least cost: the median of how far the mass goes, which is uniform within half a
   * cell around each offset.
   */
  double median() {
    double[] sorted = offsets.clone();
    Arrays.sort(sorted);
    int begun = 0;
    int ended = 0;
    double at = sorted[0] - half;
    double mass = 0;
    // Each interval has the length and the mass 1 / n; where k of them overlap, mass grows k times
    // as fast as the place. Ends come in the same order as beginnings.
    while (true) {
      boolean begins = begun < sorted.length && sorted[begun] - half <= sorted[ended] + half;
      double next = begins ? sorted[begun] - half : sorted[ended] + half;
      double grown = mass + (begun - ended) * (next - at);
      if (grown >= 0.5) {
        return at + (0.5 - mass) / (begun - ended);
      }
      mass = grown;
      at = next;
      begun += begins ? 1 : 0;
      ended += begins ? 0 : 1;
    }
  }
}
