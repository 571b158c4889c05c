package org.langevin.kit.metric;

import java.util.Arrays;

/**
 * Optimal transport on a circle, along its arcs. Cut anywhere, a circle is a line, and what crosses
 * the cut is a constant that can be chosen:
 *
 * <pre>W_1(P, Q) = min over a of the integral of |F - G - a| along the circle</pre>
 *
 * <p>where F and G are the distribution functions from the cut on; the minimiser is a median of F -
 * G (Cabrelli and Molter 1995; Rabin, Delon and Gousseau 2011). Exact, in O(n log n) steps.
 *
 * <p>Points are numbers of any size, in any order; those that differ by a multiple of the
 * circumference are the same. Distances are in the circumference's unit: radians for 2 pi, turns
 * for 1. They are at most half the circumference.
 */
public final class CircularTransport {
  private CircularTransport() {}

  /**
   * W_1 between the empirical laws of two samples of any sizes.
   *
   * @param first finite; not changed
   * @param second finite; not changed
   * @param circumference of the circle, more than 0
   */
  public static double distance(double[] first, double[] second, double circumference) {
    double[] a = reduced(first, circumference);
    double[] b = reduced(second, circumference);
    // Of F - G in units of 1 / (n m): whole numbers, so that no rounding piles up.
    long[] levels = new long[a.length + b.length + 1];
    double[] lengths = new double[levels.length];
    long level = 0;
    double reached = 0;
    int i = 0;
    int j = 0;
    while (i + j < a.length + b.length) {
      boolean ofFirst = j == b.length || i < a.length && a[i] <= b[j];
      double next = ofFirst ? a[i] : b[j];
      levels[i + j] = level;
      lengths[i + j] = next - reached;
      reached = next;
      if (ofFirst) {
        level += b.length;
        i++;
      } else {
        level -= a.length;
        j++;
      }
    }
    lengths[i + j] = circumference - reached;
    long median = median(levels, lengths, circumference);
    double sum = 0;
    for (int k = 0; k < levels.length; k++) {
      sum += lengths[k] * Math.abs(levels[k] - median);
    }
    return sum / ((double) a.length * b.length);
  }

  /**
   * W_1 between the empirical law of a sample and the uniform law on the circle.
   *
   * @param sample finite; not changed
   * @param circumference of the circle, more than 0
   */
  public static double distanceToUniform(double[] sample, double circumference) {
    UniformCells cells = new UniformCells(reduced(sample, circumference), circumference);
    return cells.cost(cells.median());
  }

  /** The least level below or at which are half of all lengths. */
  private static long median(long[] levels, double[] lengths, double total) {
    long low = Arrays.stream(levels).min().orElseThrow();
    long high = Arrays.stream(levels).max().orElseThrow();
    while (low < high) {
      long middle = low + (high - low) / 2;
      double below = 0;
      for (int k = 0; k < levels.length; k++) {
        below += levels[k] <= middle ? lengths[k] : 0;
      }
      if (below >= total / 2) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The points from 0 to the circumference, rising. */
  private static double[] reduced(double[] points, double circumference) {
    if (points.length == 0) {
      throw new IllegalArgumentException("an empty sample has no law");
    }
    double[] reduced = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      double rest = points[i] % circumference;
      reduced[i] = rest < 0 ? rest + circumference : rest;
    }
    Arrays.sort(reduced);
    return reduced;
  }
}
