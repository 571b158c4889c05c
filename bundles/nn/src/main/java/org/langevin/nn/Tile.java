package org.langevin.nn;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * A few rows and columns of C = 1 s^T + A B, kept in registers while the sum runs from s over k =
 * 0, 1, ... in this order, one fused multiplication and addition at a time. Every entry is thus the
 * same on every machine and in every tile.
 *
 * <p>Rows of A lie {@link #DEPTH_STEP} floats apart, those of B are as wide as the tile, and those
 * of C lie {@link #WIDTH} apart. The methods that work across take the transpose of an A as wide as
 * the tile.
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

  /** From row to row of a transposed A for a tile of {@link #HIGH} rows. */
  private static final int HIGH_STEP = 16;

  /**
   * Where B begins in an array that {@link #right} made: at a cache line, if the array begins at
   * one and its first float is 16 bytes further.
   */
  static final int ORIGIN = 12;

  /** Floats that fill half of a region of a heap of up to 4 GB. */
  private static final int HALF_REGION = 1 << 17;

  /** Rows of {@link #high} and {@link #narrow}. */
  static final int HIGH = 12;

  /** Rows of {@link #low}. */
  static final int LOW = 4;

  /** Whether there are registers for {@link #high}: AVX-512 and NEON have 32, others 16. */
  private static final boolean MANY_REGISTERS =
      LANES == 16 || System.getProperty("os.arch").equals("aarch64");

  /**
   * Rows of {@link #lowAcross}, whose numbers need fewer registers to be found. From JDK 21 on the
   * compiler finds no room for six in 16 registers, and is half as fast with them.
   */
  static final int LOW_ACROSS = MANY_REGISTERS || Runtime.version().feature() < 21 ? 6 : 4;

  /** Columns of {@link #high} and {@link #low}; {@link #narrow} has half of them. */
  static final int WIDTH = 2 * LANES;

  private Tile() {}

  /** Whether half a tile's width is enough for so many columns. */
  static boolean narrow(int columns) {
    return MANY_REGISTERS && columns <= LANES;
  }

  /**
   * An array for a B and more, all 0. It is large, because G1, the usual collector, puts an array
   * that fills half of one of its regions at the beginning of a region and leaves it there. Vectors
   * that do not lie across cache lines are worth a tenth of the time; elsewhere they may.
   *
   * @param length what is needed from {@link #ORIGIN} on
   */
  static float[] right(int length) {
    return new float[Math.max(HALF_REGION, ORIGIN + length)];
  }

  /** From row to row of a transposed A. */
  static int stepAcross(int height) {
    return height == HIGH ? HIGH_STEP : LOW_ACROSS;
  }

  /** The most floats in a row of all transposed parts of a matrix of so many columns. */
  static int across(int columns) {
    return (columns / HIGH + 2) * HIGH_STEP;
  }

  /** How many rows the tile has that begins so many rows before the end. */
  static int rows(int rest, boolean narrow) {
    return isHigh(rest, narrow) ? HIGH : LOW;
  }

  /** How many rows the tile across has that begins so many rows before the end. */
  static int rowsAcross(int rest, boolean narrow) {
    return isHigh(rest, narrow) ? HIGH : LOW_ACROSS;
  }

  private static boolean isHigh(int rest, boolean narrow) {
    return narrow || (MANY_REGISTERS && rest > HIGH / 2);
  }

  /** Twelve rows of two vectors. */
  static void high(int depth, float[] a, int row, float[] b, float[] s, float[] c, int to) {
    FloatVector l0 = fromArray(SPECIES, s, 0);
    FloatVector r0 = fromArray(SPECIES, s, LANES);
    FloatVector l1 = l0;
    FloatVector r1 = r0;
    FloatVector l2 = l0;
    FloatVector r2 = r0;
    FloatVector l3 = l0;
    FloatVector r3 = r0;
    FloatVector l4 = l0;
    FloatVector r4 = r0;
    FloatVector l5 = l0;
    FloatVector r5 = r0;
    FloatVector l6 = l0;
    FloatVector r6 = r0;
    FloatVector l7 = l0;
    FloatVector r7 = r0;
    FloatVector l8 = l0;
    FloatVector r8 = r0;
    FloatVector l9 = l0;
    FloatVector r9 = r0;
    FloatVector l10 = l0;
    FloatVector r10 = r0;
    FloatVector l11 = l0;
    FloatVector r11 = r0;
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, ORIGIN + k * WIDTH);
      FloatVector right = fromArray(SPECIES, b, ORIGIN + k * WIDTH + LANES);
      FloatVector a0 = broadcast(SPECIES, a[row + k]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      FloatVector a1 = broadcast(SPECIES, a[row + DEPTH_STEP + k]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      FloatVector a2 = broadcast(SPECIES, a[row + 2 * DEPTH_STEP + k]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      FloatVector a3 = broadcast(SPECIES, a[row + 3 * DEPTH_STEP + k]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
      FloatVector a4 = broadcast(SPECIES, a[row + 4 * DEPTH_STEP + k]);
      l4 = a4.fma(left, l4);
      r4 = a4.fma(right, r4);
      FloatVector a5 = broadcast(SPECIES, a[row + 5 * DEPTH_STEP + k]);
      l5 = a5.fma(left, l5);
      r5 = a5.fma(right, r5);
      FloatVector a6 = broadcast(SPECIES, a[row + 6 * DEPTH_STEP + k]);
      l6 = a6.fma(left, l6);
      r6 = a6.fma(right, r6);
      FloatVector a7 = broadcast(SPECIES, a[row + 7 * DEPTH_STEP + k]);
      l7 = a7.fma(left, l7);
      r7 = a7.fma(right, r7);
      FloatVector a8 = broadcast(SPECIES, a[row + 8 * DEPTH_STEP + k]);
      l8 = a8.fma(left, l8);
      r8 = a8.fma(right, r8);
      FloatVector a9 = broadcast(SPECIES, a[row + 9 * DEPTH_STEP + k]);
      l9 = a9.fma(left, l9);
      r9 = a9.fma(right, r9);
      FloatVector a10 = broadcast(SPECIES, a[row + 10 * DEPTH_STEP + k]);
      l10 = a10.fma(left, l10);
      r10 = a10.fma(right, r10);
      FloatVector a11 = broadcast(SPECIES, a[row + 11 * DEPTH_STEP + k]);
      l11 = a11.fma(left, l11);
      r11 = a11.fma(right, r11);
    }
    l0.intoArray(c, to);
    r0.intoArray(c, to + LANES);
    l1.intoArray(c, to + WIDTH);
    r1.intoArray(c, to + WIDTH + LANES);
    l2.intoArray(c, to + 2 * WIDTH);
    r2.intoArray(c, to + 2 * WIDTH + LANES);
    l3.intoArray(c, to + 3 * WIDTH);
    r3.intoArray(c, to + 3 * WIDTH + LANES);
    l4.intoArray(c, to + 4 * WIDTH);
    r4.intoArray(c, to + 4 * WIDTH + LANES);
    l5.intoArray(c, to + 5 * WIDTH);
    r5.intoArray(c, to + 5 * WIDTH + LANES);
    l6.intoArray(c, to + 6 * WIDTH);
    r6.intoArray(c, to + 6 * WIDTH + LANES);
    l7.intoArray(c, to + 7 * WIDTH);
    r7.intoArray(c, to + 7 * WIDTH + LANES);
    l8.intoArray(c, to + 8 * WIDTH);
    r8.intoArray(c, to + 8 * WIDTH + LANES);
    l9.intoArray(c, to + 9 * WIDTH);
    r9.intoArray(c, to + 9 * WIDTH + LANES);
    l10.intoArray(c, to + 10 * WIDTH);
    r10.intoArray(c, to + 10 * WIDTH + LANES);
    l11.intoArray(c, to + 11 * WIDTH);
    r11.intoArray(c, to + 11 * WIDTH + LANES);
  }

  /** Twelve rows of one vector. */
  static void narrow(int depth, float[] a, int row, float[] b, float[] s, float[] c, int to) {
    FloatVector c0 = fromArray(SPECIES, s, 0);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    FloatVector c6 = c0;
    FloatVector c7 = c0;
    FloatVector c8 = c0;
    FloatVector c9 = c0;
    FloatVector c10 = c0;
    FloatVector c11 = c0;
    for (int k = 0; k < depth; k++) {
      FloatVector only = fromArray(SPECIES, b, ORIGIN + k * LANES);
      c0 = broadcast(SPECIES, a[row + k]).fma(only, c0);
      c1 = broadcast(SPECIES, a[row + DEPTH_STEP + k]).fma(only, c1);
      c2 = broadcast(SPECIES, a[row + 2 * DEPTH_STEP + k]).fma(only, c2);
      c3 = broadcast(SPECIES, a[row + 3 * DEPTH_STEP + k]).fma(only, c3);
      c4 = broadcast(SPECIES, a[row + 4 * DEPTH_STEP + k]).fma(only, c4);
      c5 = broadcast(SPECIES, a[row + 5 * DEPTH_STEP + k]).fma(only, c5);
      c6 = broadcast(SPECIES, a[row + 6 * DEPTH_STEP + k]).fma(only, c6);
      c7 = broadcast(SPECIES, a[row + 7 * DEPTH_STEP + k]).fma(only, c7);
      c8 = broadcast(SPECIES, a[row + 8 * DEPTH_STEP + k]).fma(only, c8);
      c9 = broadcast(SPECIES, a[row + 9 * DEPTH_STEP + k]).fma(only, c9);
      c10 = broadcast(SPECIES, a[row + 10 * DEPTH_STEP + k]).fma(only, c10);
      c11 = broadcast(SPECIES, a[row + 11 * DEPTH_STEP + k]).fma(only, c11);
    }
    c0.intoArray(c, to);
    c1.intoArray(c, to + WIDTH);
    c2.intoArray(c, to + 2 * WIDTH);
    c3.intoArray(c, to + 3 * WIDTH);
    c4.intoArray(c, to + 4 * WIDTH);
    c5.intoArray(c, to + 5 * WIDTH);
    c6.intoArray(c, to + 6 * WIDTH);
    c7.intoArray(c, to + 7 * WIDTH);
    c8.intoArray(c, to + 8 * WIDTH);
    c9.intoArray(c, to + 9 * WIDTH);
    c10.intoArray(c, to + 10 * WIDTH);
    c11.intoArray(c, to + 11 * WIDTH);
  }

  /** Four rows of two vectors. */
  static void low(int depth, float[] a, int row, float[] b, float[] s, float[] c, int to) {
    FloatVector l0 = fromArray(SPECIES, s, 0);
    FloatVector r0 = fromArray(SPECIES, s, LANES);
    FloatVector l1 = l0;
    FloatVector r1 = r0;
    FloatVector l2 = l0;
    FloatVector r2 = r0;
    FloatVector l3 = l0;
    FloatVector r3 = r0;
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, ORIGIN + k * WIDTH);
      FloatVector right = fromArray(SPECIES, b, ORIGIN + k * WIDTH + LANES);
      FloatVector a0 = broadcast(SPECIES, a[row + k]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      FloatVector a1 = broadcast(SPECIES, a[row + DEPTH_STEP + k]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      FloatVector a2 = broadcast(SPECIES, a[row + 2 * DEPTH_STEP + k]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      FloatVector a3 = broadcast(SPECIES, a[row + 3 * DEPTH_STEP + k]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
    }
    l0.intoArray(c, to);
    r0.intoArray(c, to + LANES);
    l1.intoArray(c, to + WIDTH);
    r1.intoArray(c, to + WIDTH + LANES);
    l2.intoArray(c, to + 2 * WIDTH);
    r2.intoArray(c, to + 2 * WIDTH + LANES);
    l3.intoArray(c, to + 3 * WIDTH);
    r3.intoArray(c, to + 3 * WIDTH + LANES);
  }

  /** Twelve rows of two vectors, from twelve columns. */
  static void highAcross(int depth, float[] a, int at, float[] b, float[] s, float[] c, int to) {
    FloatVector l0 = fromArray(SPECIES, s, 0);
    FloatVector r0 = fromArray(SPECIES, s, LANES);
    FloatVector l1 = l0;
    FloatVector r1 = r0;
    FloatVector l2 = l0;
    FloatVector r2 = r0;
    FloatVector l3 = l0;
    FloatVector r3 = r0;
    FloatVector l4 = l0;
    FloatVector r4 = r0;
    FloatVector l5 = l0;
    FloatVector r5 = r0;
    FloatVector l6 = l0;
    FloatVector r6 = r0;
    FloatVector l7 = l0;
    FloatVector r7 = r0;
    FloatVector l8 = l0;
    FloatVector r8 = r0;
    FloatVector l9 = l0;
    FloatVector r9 = r0;
    FloatVector l10 = l0;
    FloatVector r10 = r0;
    FloatVector l11 = l0;
    FloatVector r11 = r0;
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, ORIGIN + k * WIDTH);
      FloatVector right = fromArray(SPECIES, b, ORIGIN + k * WIDTH + LANES);
      FloatVector a0 = broadcast(SPECIES, a[at + k * HIGH_STEP]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      FloatVector a1 = broadcast(SPECIES, a[at + k * HIGH_STEP + 1]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      FloatVector a2 = broadcast(SPECIES, a[at + k * HIGH_STEP + 2]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      FloatVector a3 = broadcast(SPECIES, a[at + k * HIGH_STEP + 3]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
      FloatVector a4 = broadcast(SPECIES, a[at + k * HIGH_STEP + 4]);
      l4 = a4.fma(left, l4);
      r4 = a4.fma(right, r4);
      FloatVector a5 = broadcast(SPECIES, a[at + k * HIGH_STEP + 5]);
      l5 = a5.fma(left, l5);
      r5 = a5.fma(right, r5);
      FloatVector a6 = broadcast(SPECIES, a[at + k * HIGH_STEP + 6]);
      l6 = a6.fma(left, l6);
      r6 = a6.fma(right, r6);
      FloatVector a7 = broadcast(SPECIES, a[at + k * HIGH_STEP + 7]);
      l7 = a7.fma(left, l7);
      r7 = a7.fma(right, r7);
      FloatVector a8 = broadcast(SPECIES, a[at + k * HIGH_STEP + 8]);
      l8 = a8.fma(left, l8);
      r8 = a8.fma(right, r8);
      FloatVector a9 = broadcast(SPECIES, a[at + k * HIGH_STEP + 9]);
      l9 = a9.fma(left, l9);
      r9 = a9.fma(right, r9);
      FloatVector a10 = broadcast(SPECIES, a[at + k * HIGH_STEP + 10]);
      l10 = a10.fma(left, l10);
      r10 = a10.fma(right, r10);
      FloatVector a11 = broadcast(SPECIES, a[at + k * HIGH_STEP + 11]);
      l11 = a11.fma(left, l11);
      r11 = a11.fma(right, r11);
    }
    l0.intoArray(c, to);
    r0.intoArray(c, to + LANES);
    l1.intoArray(c, to + WIDTH);
    r1.intoArray(c, to + WIDTH + LANES);
    l2.intoArray(c, to + 2 * WIDTH);
    r2.intoArray(c, to + 2 * WIDTH + LANES);
    l3.intoArray(c, to + 3 * WIDTH);
    r3.intoArray(c, to + 3 * WIDTH + LANES);
    l4.intoArray(c, to + 4 * WIDTH);
    r4.intoArray(c, to + 4 * WIDTH + LANES);
    l5.intoArray(c, to + 5 * WIDTH);
    r5.intoArray(c, to + 5 * WIDTH + LANES);
    l6.intoArray(c, to + 6 * WIDTH);
    r6.intoArray(c, to + 6 * WIDTH + LANES);
    l7.intoArray(c, to + 7 * WIDTH);
    r7.intoArray(c, to + 7 * WIDTH + LANES);
    l8.intoArray(c, to + 8 * WIDTH);
    r8.intoArray(c, to + 8 * WIDTH + LANES);
    l9.intoArray(c, to + 9 * WIDTH);
    r9.intoArray(c, to + 9 * WIDTH + LANES);
    l10.intoArray(c, to + 10 * WIDTH);
    r10.intoArray(c, to + 10 * WIDTH + LANES);
    l11.intoArray(c, to + 11 * WIDTH);
    r11.intoArray(c, to + 11 * WIDTH + LANES);
  }

  /** Twelve rows of one vector, from twelve columns. */
  static void narrowAcross(int depth, float[] a, int at, float[] b, float[] s, float[] c, int to) {
    FloatVector c0 = fromArray(SPECIES, s, 0);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    FloatVector c6 = c0;
    FloatVector c7 = c0;
    FloatVector c8 = c0;
    FloatVector c9 = c0;
    FloatVector c10 = c0;
    FloatVector c11 = c0;
    for (int k = 0; k < depth; k++) {
      FloatVector only = fromArray(SPECIES, b, ORIGIN + k * LANES);
      c0 = broadcast(SPECIES, a[at + k * HIGH_STEP]).fma(only, c0);
      c1 = broadcast(SPECIES, a[at + k * HIGH_STEP + 1]).fma(only, c1);
      c2 = broadcast(SPECIES, a[at + k * HIGH_STEP + 2]).fma(only, c2);
      c3 = broadcast(SPECIES, a[at + k * HIGH_STEP + 3]).fma(only, c3);
      c4 = broadcast(SPECIES, a[at + k * HIGH_STEP + 4]).fma(only, c4);
      c5 = broadcast(SPECIES, a[at + k * HIGH_STEP + 5]).fma(only, c5);
      c6 = broadcast(SPECIES, a[at + k * HIGH_STEP + 6]).fma(only, c6);
      c7 = broadcast(SPECIES, a[at + k * HIGH_STEP + 7]).fma(only, c7);
      c8 = broadcast(SPECIES, a[at + k * HIGH_STEP + 8]).fma(only, c8);
      c9 = broadcast(SPECIES, a[at + k * HIGH_STEP + 9]).fma(only, c9);
      c10 = broadcast(SPECIES, a[at + k * HIGH_STEP + 10]).fma(only, c10);
      c11 = broadcast(SPECIES, a[at + k * HIGH_STEP + 11]).fma(only, c11);
    }
    c0.intoArray(c, to);
    c1.intoArray(c, to + WIDTH);
    c2.intoArray(c, to + 2 * WIDTH);
    c3.intoArray(c, to + 3 * WIDTH);
    c4.intoArray(c, to + 4 * WIDTH);
    c5.intoArray(c, to + 5 * WIDTH);
    c6.intoArray(c, to + 6 * WIDTH);
    c7.intoArray(c, to + 7 * WIDTH);
    c8.intoArray(c, to + 8 * WIDTH);
    c9.intoArray(c, to + 9 * WIDTH);
    c10.intoArray(c, to + 10 * WIDTH);
    c11.intoArray(c, to + 11 * WIDTH);
  }

  /** {@link #LOW_ACROSS} rows of two vectors, from as many columns. */
  static void lowAcross(
      int depth, float[] a, int at, float[] b, int from, float[] s, float[] c, int to) {
    if (LOW_ACROSS == 6) {
      sixAcross(depth, a, at, b, from, s, c, to);
    } else {
      fourAcross(depth, a, at, b, from, s, c, to);
    }
  }

  /**
   * Six rows of two vectors, from six columns.
   *
   * @param from where B begins: were it {@link #ORIGIN} by itself, the compiler would run out of
   *     registers
   */
  private static void sixAcross(
      int depth, float[] a, int at, float[] b, int from, float[] s, float[] c, int to) {
    FloatVector l0 = fromArray(SPECIES, s, 0);
    FloatVector r0 = fromArray(SPECIES, s, LANES);
    FloatVector l1 = l0;
    FloatVector r1 = r0;
    FloatVector l2 = l0;
    FloatVector r2 = r0;
    FloatVector l3 = l0;
    FloatVector r3 = r0;
    FloatVector l4 = l0;
    FloatVector r4 = r0;
    FloatVector l5 = l0;
    FloatVector r5 = r0;
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, from + k * WIDTH);
      FloatVector right = fromArray(SPECIES, b, from + k * WIDTH + LANES);
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
    l1.intoArray(c, to + WIDTH);
    r1.intoArray(c, to + WIDTH + LANES);
    l2.intoArray(c, to + 2 * WIDTH);
    r2.intoArray(c, to + 2 * WIDTH + LANES);
    l3.intoArray(c, to + 3 * WIDTH);
    r3.intoArray(c, to + 3 * WIDTH + LANES);
    l4.intoArray(c, to + 4 * WIDTH);
    r4.intoArray(c, to + 4 * WIDTH + LANES);
    l5.intoArray(c, to + 5 * WIDTH);
    r5.intoArray(c, to + 5 * WIDTH + LANES);
  }

  /** Four rows of two vectors, from four columns. */
  private static void fourAcross(
      int depth, float[] a, int at, float[] b, int from, float[] s, float[] c, int to) {
    FloatVector l0 = fromArray(SPECIES, s, 0);
    FloatVector r0 = fromArray(SPECIES, s, LANES);
    FloatVector l1 = l0;
    FloatVector r1 = r0;
    FloatVector l2 = l0;
    FloatVector r2 = r0;
    FloatVector l3 = l0;
    FloatVector r3 = r0;
    for (int k = 0; k < depth; k++) {
      FloatVector left = fromArray(SPECIES, b, from + k * WIDTH);
      FloatVector right = fromArray(SPECIES, b, from + k * WIDTH + LANES);
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
    l1.intoArray(c, to + WIDTH);
    r1.intoArray(c, to + WIDTH + LANES);
    l2.intoArray(c, to + 2 * WIDTH);
    r2.intoArray(c, to + 2 * WIDTH + LANES);
    l3.intoArray(c, to + 3 * WIDTH);
    r3.intoArray(c, to + 3 * WIDTH + LANES);
  }
}
