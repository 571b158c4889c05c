package org.langevin.metrics.totalvariation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A partition of the line, or of the plane, by items: cut at some of them along the first
 * coordinate, and each strip of the plane at some of its items along the second. A point on a cut
 * is above it. Of n items there are n + 1 spacings, and each block has some of them: statistically
 * equivalent blocks.
 */
final class Blocks {
  private final int dimension;
  private final Cuts along;

  /** Of each strip; none on the line. */
  private final List<Cuts> across;

  /** The first block of each strip, and the end. */
  private final int[] begins;

  private final int items;
  private final int[] spacings;
  private final boolean tied;

  private Blocks(int dimension, int items, Cuts along, List<Cuts> across) {
    this.dimension = dimension;
    this.items = items;
    this.along = along;
    this.across = across;
    begins = new int[along.parts() + 1];
    boolean ties = along.tied();
    for (int strip = 0; strip < along.parts(); strip++) {
      begins[strip + 1] = begins[strip] + (dimension == 1 ? 1 : across.get(strip).parts());
      ties |= dimension > 1 && across.get(strip).tied();
    }
    tied = ties;
    spacings = new int[begins[along.parts()]];
    for (int strip = 0; strip < along.parts(); strip++) {
      for (int block = begins[strip]; block < begins[strip + 1]; block++) {
        spacings[block] =
            dimension == 1
                ? along.spacings()[strip]
                : across.get(strip).spacings()[block - begins[strip]];
      }
    }
  }

  /**
   * A partition.
   *
   * @param values of the items, one after the other
   * @param dimension 1 or 2
   * @param count about how many blocks there are to be
   */
  static Blocks of(double[] values, int dimension, int count) {
    int items = values.length / dimension;
    double[][] sorted = new double[items][];
    for (int i = 0; i < items; i++) {
      sorted[i] = Arrays.copyOfRange(values, i * dimension, (i + 1) * dimension);
    }
    Arrays.sort(sorted, (a, b) -> Double.compare(a[0], b[0]));
    double[] first = new double[items];
    Arrays.setAll(first, i -> sorted[i][0]);
    int strips = dimension == 1 ? count : Math.max(1, (int) Math.round(Math.sqrt(count)));
    Cuts along = Cuts.of(first, strips);
    List<Cuts> across = new ArrayList<>();
    int from = 0;
    for (int strip = 0; dimension == 2 && strip < along.parts(); strip++) {
      // The item at a cut belongs to no strip.
      int to = from + along.spacings()[strip] - 1;
      double[] second = new double[to - from];
      for (int i = from; i < to; i++) {
        second[i - from] = sorted[i][1];
      }
      Arrays.sort(second);
      across.add(Cuts.of(second, strips));
      from = to + 1;
    }
    return new Blocks(dimension, items, along, across);
  }

  int count() {
    return spacings.length;
  }

  /** Of a block; all sum to the number of items and 1. */
  int spacings(int block) {
    return spacings[block];
  }

  /** What the items say of the probability of each block. */
  double[] shares() {
    double[] shares = new double[spacings.length];
    Arrays.setAll(shares, block -> spacings[block] / (items + 1.0));
    return shares;
  }

  /** Whether a cut is at several items. */
  boolean tied() {
    return tied;
  }

  boolean ofTheLine() {
    return dimension == 1;
  }

  /** Along the first coordinate. */
  double[] cuts() {
    return along.places().clone();
  }

  /** How many of some points are in each block. */
  int[] counts(double[] points) {
    int[] counts = new int[spacings.length];
    for (int at = 0; at < points.length; at += dimension) {
      int strip = along.part(points[at]);
      counts[begins[strip] + (dimension == 1 ? 0 : across.get(strip).part(points[at + 1]))]++;
    }
    return counts;
  }

  /** The sides of a block: for each coordinate its lower and upper end, which may be infinite. */
  double[][] sides(int block) {
    int strip = 0;
    while (begins[strip + 1] <= block) {
      strip++;
    }
    return dimension == 1
        ? new double[][] {along.side(strip)}
        : new double[][] {along.side(strip), across.get(strip).side(block - begins[strip])};
  }
}
