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

  /** Pixels side by side. */
  static final int PIXELS = LANES == ITEMS ? 2 : 1;

  /** Rows: 12 where vectors are so wide that there are registers for 24 of them, or few. */
  static final int HEIGHT = LANES == ITEMS ? 12 : Tile.LOW_ACROSS;

  private ImageTile() {}

  /**
   * C += A B for one pixel or two.
   *
   * @param depth the number of terms
   * @param at where A begins
   * @param b rows from {@link Tile#ORIGIN} on
   * @param beside where the second pixel's rows begin; 0 if there is only one
   * @param to where C begins
   * @param toBeside where the second pixel's C begins
   */
  static void multiply(
      int depth, float[] a, int at, float[] b, int beside, float[] c, int to, int toBeside) {
    if (LANES < ITEMS) {
      for (int item = 0; item < ITEMS; item += 2 * LANES) {
        if (HEIGHT == 6) {
          six(depth, a, at, b, Tile.ORIGIN + item, c, to + item);
        } else {
          four(depth, a, at, b, Tile.ORIGIN + item, c, to + item);
        }
      }
    } else if (beside == 0) {
      twelve(depth, a, at, b, c, to);
    } else {
      pair(depth, a, at, b, beside, c, to, toBeside);
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
      FloatVector a0 = broadcast(SPECIES, a[at + k * 6]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      FloatVector a1 = broadcast(SPECIES, a[at + k * 6 + 1]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      FloatVector a2 = broadcast(SPECIES, a[at + k * 6 + 2]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      FloatVector a3 = broadcast(SPECIES, a[at + k * 6 + 3]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
      FloatVector a4 = broadcast(SPECIES, a[at + k * 6 + 4]);
      l4 = a4.fma(left, l4);
      r4 = a4.fma(right, r4);
      FloatVector a5 = broadcast(SPECIES, a[at + k * 6 + 5]);
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

  private static void four(int depth, float[] a, int at, float[] b, int from, float[] c, int to) {
    FloatVector l0 = fromArray(SPECIES, c, to);
    FloatVector r0 = fromArray(SPECIES, c, to + LANES);
    FloatVector l1 = fromArray(SPECIES, c, to + ITEMS);
    FloatVector r1 = fromArray(SPECIES, c, to + ITEMS + LANES);
    FloatVector l2 = fromArray(SPECIES, c, to + 2 * ITEMS);
    FloatVector r2 = fromArray(SPECIES, c, to + 2 * ITEMS + LANES);
    FloatVector l3 = fromArray(SPECIES, c, to + 3 * ITEMS);
    FloatVector r3 = fromArray(SPECIES, c, to + 3 * ITEMS + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, from + k * ITEMS);
      FloatVector right = fromArray(SPECIES, b, from + k * ITEMS + LANES);
      FloatVector a0 = broadcast(SPECIES, a[at + k * 4]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      FloatVector a1 = broadcast(SPECIES, a[at + k * 4 + 1]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      FloatVector a2 = broadcast(SPECIES, a[at + k * 4 + 2]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      FloatVector a3 = broadcast(SPECIES, a[at + k * 4 + 3]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
    }
    l0.intoArray(c, to);
    r0.intoArray(c, to + LANES);
    l1.intoArray(c, to + ITEMS);
    r1.intoArray(c, to + ITEMS + LANES);
    l2.intoArray(c, to + 2 * ITEMS);
    r2.intoArray(c, to + 2 * ITEMS + LANES);
    l3.intoArray(c, to + 3 * ITEMS);
    r3.intoArray(c, to + 3 * ITEMS + LANES);
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

  /** Twelve rows of two vectors, those of two pixels. */
  private static void pair(
      int depth, float[] a, int at, float[] b, int beside, float[] c, int to, int toBeside) {
    FloatVector l0 = fromArray(SPECIES, c, to);
    FloatVector r0 = fromArray(SPECIES, c, toBeside);
    FloatVector l1 = fromArray(SPECIES, c, to + ITEMS);
    FloatVector r1 = fromArray(SPECIES, c, toBeside + ITEMS);
    FloatVector l2 = fromArray(SPECIES, c, to + 2 * ITEMS);
    FloatVector r2 = fromArray(SPECIES, c, toBeside + 2 * ITEMS);
    FloatVector l3 = fromArray(SPECIES, c, to + 3 * ITEMS);
    FloatVector r3 = fromArray(SPECIES, c, toBeside + 3 * ITEMS);
    FloatVector l4 = fromArray(SPECIES, c, to + 4 * ITEMS);
    FloatVector r4 = fromArray(SPECIES, c, toBeside + 4 * ITEMS);
    FloatVector l5 = fromArray(SPECIES, c, to + 5 * ITEMS);
    FloatVector r5 = fromArray(SPECIES, c, toBeside + 5 * ITEMS);
    FloatVector l6 = fromArray(SPECIES, c, to + 6 * ITEMS);
    FloatVector r6 = fromArray(SPECIES, c, toBeside + 6 * ITEMS);
    FloatVector l7 = fromArray(SPECIES, c, to + 7 * ITEMS);
    FloatVector r7 = fromArray(SPECIES, c, toBeside + 7 * ITEMS);
    FloatVector l8 = fromArray(SPECIES, c, to + 8 * ITEMS);
    FloatVector r8 = fromArray(SPECIES, c, toBeside + 8 * ITEMS);
    FloatVector l9 = fromArray(SPECIES, c, to + 9 * ITEMS);
    FloatVector r9 = fromArray(SPECIES, c, toBeside + 9 * ITEMS);
    FloatVector l10 = fromArray(SPECIES, c, to + 10 * ITEMS);
    FloatVector r10 = fromArray(SPECIES, c, toBeside + 10 * ITEMS);
    FloatVector l11 = fromArray(SPECIES, c, to + 11 * ITEMS);
    FloatVector r11 = fromArray(SPECIES, c, toBeside + 11 * ITEMS);
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, Tile.ORIGIN + k * ITEMS);
      FloatVector right = fromArray(SPECIES, b, beside + k * ITEMS);
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
      FloatVector a6 = broadcast(SPECIES, a[at + k * HEIGHT + 6]);
      l6 = a6.fma(left, l6);
      r6 = a6.fma(right, r6);
      FloatVector a7 = broadcast(SPECIES, a[at + k * HEIGHT + 7]);
      l7 = a7.fma(left, l7);
      r7 = a7.fma(right, r7);
      FloatVector a8 = broadcast(SPECIES, a[at + k * HEIGHT + 8]);
      l8 = a8.fma(left, l8);
      r8 = a8.fma(right, r8);
      FloatVector a9 = broadcast(SPECIES, a[at + k * HEIGHT + 9]);
      l9 = a9.fma(left, l9);
      r9 = a9.fma(right, r9);
      FloatVector a10 = broadcast(SPECIES, a[at + k * HEIGHT + 10]);
      l10 = a10.fma(left, l10);
      r10 = a10.fma(right, r10);
      FloatVector a11 = broadcast(SPECIES, a[at + k * HEIGHT + 11]);
      l11 = a11.fma(left, l11);
      r11 = a11.fma(right, r11);
    }
    l0.intoArray(c, to);
    r0.intoArray(c, toBeside);
    l1.intoArray(c, to + ITEMS);
    r1.intoArray(c, toBeside + ITEMS);
    l2.intoArray(c, to + 2 * ITEMS);
    r2.intoArray(c, toBeside + 2 * ITEMS);
    l3.intoArray(c, to + 3 * ITEMS);
    r3.intoArray(c, toBeside + 3 * ITEMS);
    l4.intoArray(c, to + 4 * ITEMS);
    r4.intoArray(c, toBeside + 4 * ITEMS);
    l5.intoArray(c, to + 5 * ITEMS);
    r5.intoArray(c, toBeside + 5 * ITEMS);
    l6.intoArray(c, to + 6 * ITEMS);
    r6.intoArray(c, toBeside + 6 * ITEMS);
    l7.intoArray(c, to + 7 * ITEMS);
    r7.intoArray(c, toBeside + 7 * ITEMS);
    l8.intoArray(c, to + 8 * ITEMS);
    r8.intoArray(c, toBeside + 8 * ITEMS);
    l9.intoArray(c, to + 9 * ITEMS);
    r9.intoArray(c, toBeside + 9 * ITEMS);
    l10.intoArray(c, to + 10 * ITEMS);
    r10.intoArray(c, toBeside + 10 * ITEMS);
    l11.intoArray(c, to + 11 * ITEMS);
    r11.intoArray(c, toBeside + 11 * ITEMS);
  }
}
