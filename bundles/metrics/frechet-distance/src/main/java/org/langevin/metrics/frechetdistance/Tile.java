package org.langevin.metrics.frechetdistance;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows and two vectors of columns of A B, kept in registers while the sum runs over k = 0, 1,
 * ... in this order, one fused multiplication and addition at a time. Every entry is thus the same
 * on every machine.
 */
final class Tile {
  /** Rows. */
  static final int HEIGHT = 4;

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Columns. */
  static final int WIDTH = 2 * LANES;

  private Tile() {}

  /**
   * Computes a tile.
   *
   * @param depth the number of terms
   * @param a for each k {@link #HEIGHT} numbers
   * @param at where they begin
   * @param b for each k {@link #WIDTH} numbers
   * @param bAt where they begin
   * @param c receives the tile, row by row
   */
  static void multiply(int depth, double[] a, int at, double[] b, int bAt, double[] c) {
    DoubleVector l0 = DoubleVector.zero(SPECIES);
    DoubleVector r0 = l0;
    DoubleVector l1 = l0;
    DoubleVector r1 = l0;
    DoubleVector l2 = l0;
    DoubleVector r2 = l0;
    DoubleVector l3 = l0;
    DoubleVector r3 = l0;
    for (int k = 0; k < depth; k++) {
      DoubleVector left = fromArray(SPECIES, b, bAt + k * WIDTH);
      DoubleVector right = fromArray(SPECIES, b, bAt + k * WIDTH + LANES);
      DoubleVector a0 = broadcast(SPECIES, a[at + k * HEIGHT]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      DoubleVector a1 = broadcast(SPECIES, a[at + k * HEIGHT + 1]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      DoubleVector a2 = broadcast(SPECIES, a[at + k * HEIGHT + 2]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      DoubleVector a3 = broadcast(SPECIES, a[at + k * HEIGHT + 3]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
    }
    l0.intoArray(c, 0);
    r0.intoArray(c, LANES);
    l1.intoArray(c, WIDTH);
    r1.intoArray(c, WIDTH + LANES);
    l2.intoArray(c, 2 * WIDTH);
    r2.intoArray(c, 2 * WIDTH + LANES);
    l3.intoArray(c, 3 * WIDTH);
    r3.intoArray(c, 3 * WIDTH + LANES);
  }

  /** Adds a whole tile to part of a matrix whose rows lie a step apart. */
  static void add(double[] tile, double[] matrix, int offset, int step) {
    for (int i = 0; i < HEIGHT; i++) {
      int row = offset + i * step;
      DoubleVector left = fromArray(SPECIES, matrix, row);
      DoubleVector right = fromArray(SPECIES, matrix, row + LANES);
      left.add(fromArray(SPECIES, tile, i * WIDTH)).intoArray(matrix, row);
      right.add(fromArray(SPECIES, tile, i * WIDTH + LANES)).intoArray(matrix, row + LANES);
    }
  }
}
