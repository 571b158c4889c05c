package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * A few rows and columns of a matrix product, C = A B, kept in registers while the sum runs over k
 * = 0, 1, ... in this order, one fused multiplication and addition at a time. Every entry is thus
 * the same on every machine and in every tile.
 *
 * <p>Rows of A lie {@link #DEPTH_STEP} floats apart; rows of B and C are as wide as the tile.
 *
 * <p>Written out, because the compiler keeps local variables in registers but not arrays, and in
 * long methods inlines nothing but the vectors' own. Not lower, or registers that wait for their
 * last sum would be idle; not higher, or the virtual machine's first compiler would find the method
 * too long, and the second never see it. {@link #low} does with 16 registers.
 */
final class Tile {
  /** The longest sum. */
  static final int DEPTH = 512;

  /** From row to row of A: not a power of two, or all rows would share few sets of the cache. */
  static final int DEPTH_STEP = DEPTH + 16;

  /** Rows of {@link #high} and {@link #narrow}. */
  static final int HIGH = 10;

  /** Rows of {@link #low}. */
  static final int LOW = 4;

  /** Columns of {@link #high} and {@link #low}; {@link #narrow} has half of them. */
  static final int WIDTH = 2 * LANES;

  private Tile() {}

  /** Ten rows of two vectors. */
  static void high(int depth, float[] a, float[] b, int panel, float[] c) {
    FloatVector l0 = zero(SPECIES);
    FloatVector r0 = zero(SPECIES);
    FloatVector l1 = zero(SPECIES);
    FloatVector r1 = zero(SPECIES);
    FloatVector l2 = zero(SPECIES);
    FloatVector r2 = zero(SPECIES);
    FloatVector l3 = zero(SPECIES);
    FloatVector r3 = zero(SPECIES);
    FloatVector l4 = zero(SPECIES);
    FloatVector r4 = zero(SPECIES);
    FloatVector l5 = zero(SPECIES);
    FloatVector r5 = zero(SPECIES);
    FloatVector l6 = zero(SPECIES);
    FloatVector r6 = zero(SPECIES);
    FloatVector l7 = zero(SPECIES);
    FloatVector r7 = zero(SPECIES);
    FloatVector l8 = zero(SPECIES);
    FloatVector r8 = zero(SPECIES);
    FloatVector l9 = zero(SPECIES);
    FloatVector r9 = zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, panel + k * WIDTH);
      FloatVector right = fromArray(SPECIES, b, panel + k * WIDTH + LANES);
      FloatVector a0 = broadcast(SPECIES, a[k]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      FloatVector a1 = broadcast(SPECIES, a[DEPTH_STEP + k]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      FloatVector a2 = broadcast(SPECIES, a[2 * DEPTH_STEP + k]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      FloatVector a3 = broadcast(SPECIES, a[3 * DEPTH_STEP + k]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
      FloatVector a4 = broadcast(SPECIES, a[4 * DEPTH_STEP + k]);
      l4 = a4.fma(left, l4);
      r4 = a4.fma(right, r4);
      FloatVector a5 = broadcast(SPECIES, a[5 * DEPTH_STEP + k]);
      l5 = a5.fma(left, l5);
      r5 = a5.fma(right, r5);
      FloatVector a6 = broadcast(SPECIES, a[6 * DEPTH_STEP + k]);
      l6 = a6.fma(left, l6);
      r6 = a6.fma(right, r6);
      FloatVector a7 = broadcast(SPECIES, a[7 * DEPTH_STEP + k]);
      l7 = a7.fma(left, l7);
      r7 = a7.fma(right, r7);
      FloatVector a8 = broadcast(SPECIES, a[8 * DEPTH_STEP + k]);
      l8 = a8.fma(left, l8);
      r8 = a8.fma(right, r8);
      FloatVector a9 = broadcast(SPECIES, a[9 * DEPTH_STEP + k]);
      l9 = a9.fma(left, l9);
      r9 = a9.fma(right, r9);
    }
    l0.intoArray(c, 0);
    r0.intoArray(c, LANES);
    l1.intoArray(c, 2 * LANES);
    r1.intoArray(c, 3 * LANES);
    l2.intoArray(c, 4 * LANES);
    r2.intoArray(c, 5 * LANES);
    l3.intoArray(c, 6 * LANES);
    r3.intoArray(c, 7 * LANES);
    l4.intoArray(c, 8 * LANES);
    r4.intoArray(c, 9 * LANES);
    l5.intoArray(c, 10 * LANES);
    r5.intoArray(c, 11 * LANES);
    l6.intoArray(c, 12 * LANES);
    r6.intoArray(c, 13 * LANES);
    l7.intoArray(c, 14 * LANES);
    r7.intoArray(c, 15 * LANES);
    l8.intoArray(c, 16 * LANES);
    r8.intoArray(c, 17 * LANES);
    l9.intoArray(c, 18 * LANES);
    r9.intoArray(c, 19 * LANES);
  }

  /** Ten rows of one vector. */
  static void narrow(int depth, float[] a, float[] b, int panel, float[] c) {
    FloatVector c0 = zero(SPECIES);
    FloatVector c1 = zero(SPECIES);
    FloatVector c2 = zero(SPECIES);
    FloatVector c3 = zero(SPECIES);
    FloatVector c4 = zero(SPECIES);
    FloatVector c5 = zero(SPECIES);
    FloatVector c6 = zero(SPECIES);
    FloatVector c7 = zero(SPECIES);
    FloatVector c8 = zero(SPECIES);
    FloatVector c9 = zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      FloatVector row = fromArray(SPECIES, b, panel + k * LANES);
      c0 = broadcast(SPECIES, a[k]).fma(row, c0);
      c1 = broadcast(SPECIES, a[DEPTH_STEP + k]).fma(row, c1);
      c2 = broadcast(SPECIES, a[2 * DEPTH_STEP + k]).fma(row, c2);
      c3 = broadcast(SPECIES, a[3 * DEPTH_STEP + k]).fma(row, c3);
      c4 = broadcast(SPECIES, a[4 * DEPTH_STEP + k]).fma(row, c4);
      c5 = broadcast(SPECIES, a[5 * DEPTH_STEP + k]).fma(row, c5);
      c6 = broadcast(SPECIES, a[6 * DEPTH_STEP + k]).fma(row, c6);
      c7 = broadcast(SPECIES, a[7 * DEPTH_STEP + k]).fma(row, c7);
      c8 = broadcast(SPECIES, a[8 * DEPTH_STEP + k]).fma(row, c8);
      c9 = broadcast(SPECIES, a[9 * DEPTH_STEP + k]).fma(row, c9);
    }
    c0.intoArray(c, 0);
    c1.intoArray(c, LANES);
    c2.intoArray(c, 2 * LANES);
    c3.intoArray(c, 3 * LANES);
    c4.intoArray(c, 4 * LANES);
    c5.intoArray(c, 5 * LANES);
    c6.intoArray(c, 6 * LANES);
    c7.intoArray(c, 7 * LANES);
    c8.intoArray(c, 8 * LANES);
    c9.intoArray(c, 9 * LANES);
  }

  /** Four rows of two vectors. */
  static void low(int depth, float[] a, float[] b, int panel, float[] c) {
    FloatVector l0 = zero(SPECIES);
    FloatVector r0 = zero(SPECIES);
    FloatVector l1 = zero(SPECIES);
    FloatVector r1 = zero(SPECIES);
    FloatVector l2 = zero(SPECIES);
    FloatVector r2 = zero(SPECIES);
    FloatVector l3 = zero(SPECIES);
    FloatVector r3 = zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, panel + k * WIDTH);
      FloatVector right = fromArray(SPECIES, b, panel + k * WIDTH + LANES);
      FloatVector a0 = broadcast(SPECIES, a[k]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      FloatVector a1 = broadcast(SPECIES, a[DEPTH_STEP + k]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      FloatVector a2 = broadcast(SPECIES, a[2 * DEPTH_STEP + k]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      FloatVector a3 = broadcast(SPECIES, a[3 * DEPTH_STEP + k]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
    }
    l0.intoArray(c, 0);
    r0.intoArray(c, LANES);
    l1.intoArray(c, 2 * LANES);
    r1.intoArray(c, 3 * LANES);
    l2.intoArray(c, 4 * LANES);
    r2.intoArray(c, 5 * LANES);
    l3.intoArray(c, 6 * LANES);
    r3.intoArray(c, 7 * LANES);
  }
}
