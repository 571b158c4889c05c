package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * C += A B for a few rows of C and a column for each item of a panel of {@link Images}: every entry
 * takes its terms one after the other, each by one fused multiplication and addition, so that it is
 * the same on every machine.
 *
 * <p>Rows of B and C hold a number of each item. A holds the numbers of a term for all rows side by
 * side, then those of the next term. Written out as {@link Tile} is, and for its reasons.
 */
final class ImageTile {
  /** Items side by side. */
  static final int ITEMS = 16;

  /** Rows: 12 of one vector, or 6 of two where vectors are narrower. */
  static final int HEIGHT = LANES == ITEMS ? 12 : 6;

  private ImageTile() {}

  /**
   * C += A B.
   *
   * @param depth the number of terms
   * @param at where A begins
   * @param b rows from {@link Tile#ORIGIN} on
   * @param to where C begins
   */
  static void multiply(int depth, float[] a, int at, float[] b, float[] c, int to) {
    if (LANES == ITEMS) {
      twelve(depth, a, at, b, c, to);
    } else {
      for (int item = 0; item < ITEMS; item += 2 * LANES) {
        six(depth, a, at, b, Tile.ORIGIN + item, c, to + item);
      }
    }
  }

  private static void six(int depth, float[] a, int at, float[] b, int from, float[] c, int to) {
    FloatVector l0 = fromArray(SPECIES, c, to);
    FloatVector r0 = fromArray(SPECIES, c, to + LANES);
    FloatVector l1 = fromArray(SPECIES, c, to + ITEMS);
    FloatVector r1 = fromArray(SPECIES, c, to + ITEMS + LANES);
    FloatVector l2 = fromArray(SPECIES, c, to + 2 * ITEMS);
    FloatVector r2 = fromArray(SPECIES, c, to + 2 * ITEMS + LANES);
    FloatVector l3 = fromArray(SPECIES, c, to + 3 * ITEMS);
    FloatVector r3 = fromArray(SPECIES, c, to + 3 * ITEMS + LANES);
    FloatVector l4 = fromArray(SPECIES, c, to + 4 * ITEMS);
    FloatVector r4 = fromArray(SPECIES, c, to + 4 * ITEMS + LANES);
    FloatVector l5 = fromArray(SPECIES, c, to + 5 * ITEMS);
    FloatVector r5 = fromArray(SPECIES, c, to + 5 * ITEMS + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, from + k * ITEMS);
      FloatVector right = fromArray(SPECIES, b, from + k * ITEMS + LANES);
      FloatVector a0 = broadcast(SPECIES, a[at + k * HEIGHT]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      FloatVector a1 = broadcast(SPECIES, a[at + k * HEIGHT + 1]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      FloatVector a2 = broadcast(SPECIES, a[at + k * HEIGHT + 2]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      FloatVector a3 = broadcast(SPECIES, a[at + k * HEIGHT + 3]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
      FloatVector a4 = broadcast(SPECIES, a[at + k * HEIGHT + 4]);
      l4 = a4.fma(left, l4);
      r4 = a4.fma(right, r4);
      FloatVector a5 = broadcast(SPECIES, a[at + k * HEIGHT + 5]);
      l5 = a5.fma(left, l5);
      r5 = a5.fma(right, r5);
    }
    l0.intoArray(c, to);
    r0.intoArray(c, to + LANES);
    l1.intoArray(c, to + ITEMS);
    r1.intoArray(c, to + ITEMS + LANES);
    l2.intoArray(c, to + 2 * ITEMS);
    r2.intoArray(c, to + 2 * ITEMS + LANES);
    l3.intoArray(c, to + 3 * ITEMS);
    r3.intoArray(c, to + 3 * ITEMS + LANES);
    l4.intoArray(c, to + 4 * ITEMS);
    r4.intoArray(c, to + 4 * ITEMS + LANES);
    l5.intoArray(c, to + 5 * ITEMS);
    r5.intoArray(c, to + 5 * ITEMS + LANES);
  }

  private static void twelve(int depth, float[] a, int at, float[] b, float[] c, int to) {
    FloatVector c0 = fromArray(SPECIES, c, to);
    FloatVector c1 = fromArray(SPECIES, c, to + ITEMS);
    FloatVector c2 = fromArray(SPECIES, c, to + 2 * ITEMS);
    FloatVector c3 = fromArray(SPECIES, c, to + 3 * ITEMS);
    FloatVector c4 = fromArray(SPECIES, c, to + 4 * ITEMS);
    FloatVector c5 = fromArray(SPECIES, c, to + 5 * ITEMS);
    FloatVector c6 = fromArray(SPECIES, c, to + 6 * ITEMS);
    FloatVector c7 = fromArray(SPECIES, c, to + 7 * ITEMS);
    FloatVector c8 = fromArray(SPECIES, c, to + 8 * ITEMS);
    FloatVector c9 = fromArray(SPECIES, c, to + 9 * ITEMS);
    FloatVector c10 = fromArray(SPECIES, c, to + 10 * ITEMS);
    FloatVector c11 = fromArray(SPECIES, c, to + 11 * ITEMS);
    for (int k = 0; k < depth; k++) {
      FloatVector only = fromArray(SPECIES, b, Tile.ORIGIN + k * ITEMS);
      c0 = broadcast(SPECIES, a[at + k * HEIGHT]).fma(only, c0);
      c1 = broadcast(SPECIES, a[at + k * HEIGHT + 1]).fma(only, c1);
      c2 = broadcast(SPECIES, a[at + k * HEIGHT + 2]).fma(only, c2);
      c3 = broadcast(SPECIES, a[at + k * HEIGHT + 3]).fma(only, c3);
      c4 = broadcast(SPECIES, a[at + k * HEIGHT + 4]).fma(only, c4);
      c5 = broadcast(SPECIES, a[at + k * HEIGHT + 5]).fma(only, c5);
      c6 = broadcast(SPECIES, a[at + k * HEIGHT + 6]).fma(only, c6);
      c7 = broadcast(SPECIES, a[at + k * HEIGHT + 7]).fma(only, c7);
      c8 = broadcast(SPECIES, a[at + k * HEIGHT + 8]).fma(only, c8);
      c9 = broadcast(SPECIES, a[at + k * HEIGHT + 9]).fma(only, c9);
      c10 = broadcast(SPECIES, a[at + k * HEIGHT + 10]).fma(only, c10);
      c11 = broadcast(SPECIES, a[at + k * HEIGHT + 11]).fma(only, c11);
    }
    c0.intoArray(c, to);
    c1.intoArray(c, to + ITEMS);
    c2.intoArray(c, to + 2 * ITEMS);
    c3.intoArray(c, to + 3 * ITEMS);
    c4.intoArray(c, to + 4 * ITEMS);
    c5.intoArray(c, to + 5 * ITEMS);
    c6.intoArray(c, to + 6 * ITEMS);
    c7.intoArray(c, to + 7 * ITEMS);
    c8.intoArray(c, to + 8 * ITEMS);
    c9.intoArray(c, to + 9 * ITEMS);
    c10.intoArray(c, to + 10 * ITEMS);
    c11.intoArray(c, to + 11 * ITEMS);
  }
}
