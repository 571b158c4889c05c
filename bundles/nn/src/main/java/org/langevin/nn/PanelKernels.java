package org.langevin.nn;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over the items of panels beside {@value #POINTS} points, in double precision: each lane is
 * an item's own, and sums run over coordinates, or over panels, in their order, so that the width
 * of vectors does not matter.
 */
final class PanelKernels {
  /** Points whose sums stay in registers. */
  static final int POINTS = 4;

  private static final int WIDTH = ItemPanels.WIDTH;

  /** Not wider than half of a panel. */
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() * 2 > WIDTH
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  private static final VectorSpecies<Float> NARROW =
      VectorSpecies.of(float.class, VectorShape.forBitSize(SPECIES.vectorBitSize() / 2));

  private PanelKernels() {}

  private static DoubleVector load(float[] values, int at) {
    return (DoubleVector)
        FloatVector.fromArray(NARROW, values, at).convertShape(VectorOperators.F2D, SPECIES, 0);
  }

  private static DoubleVector wide(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /**
   * Adds sum_j (y_j - u_j)^2 of some coordinates for the items y of a panel.
   *
   * @param at where the first of the coordinates is in the panel
   * @param points of each coordinate those of all points, u
   * @param pointsAt where the first of the coordinates is there
   * @param coordinates how many
   * @param squares of each point, those of all items
   * @param step between the points there
   */
  static void addSquares(
      float[] values,
      int at,
      double[] points,
      int pointsAt,
      int coordinates,
      double[] squares,
      int squaresAt,
      int step) {
    for (int i = 0; i < WIDTH; i += 2 * LANES) {
      int to = squaresAt + i;
      DoubleVector l0 = DoubleVector.fromArray(SPECIES, squares, to);
      DoubleVector r0 = DoubleVector.fromArray(SPECIES, squares, to + LANES);
      DoubleVector l1 = DoubleVector.fromArray(SPECIES, squares, to + step);
      DoubleVector r1 = DoubleVector.fromArray(SPECIES, squares, to + step + LANES);
      DoubleVector l2 = DoubleVector.fromArray(SPECIES, squares, to + 2 * step);
      DoubleVector r2 = DoubleVector.fromArray(SPECIES, squares, to + 2 * step + LANES);
      DoubleVector l3 = DoubleVector.fromArray(SPECIES, squares, to + 3 * step);
      DoubleVector r3 = DoubleVector.fromArray(SPECIES, squares, to + 3 * step + LANES);
      for (int j = 0; j < coordinates; j++) {
        DoubleVector left = load(values, at + j * WIDTH + i);
        DoubleVector right = load(values, at + j * WIDTH + i + LANES);
        int u = pointsAt + j * POINTS;
        DoubleVector p0 = wide(points[u]);
        DoubleVector d0 = left.sub(p0);
        DoubleVector e0 = right.sub(p0);
        l0 = d0.fma(d0, l0);
        r0 = e0.fma(e0, r0);
        DoubleVector p1 = wide(points[u + 1]);
        DoubleVector d1 = left.sub(p1);
        DoubleVector e1 = right.sub(p1);
        l1 = d1.fma(d1, l1);
        r1 = e1.fma(e1, r1);
        DoubleVector p2 = wide(points[u + 2]);
        DoubleVector d2 = left.sub(p2);
        DoubleVector e2 = right.sub(p2);
        l2 = d2.fma(d2, l2);
        r2 = e2.fma(e2, r2);
        DoubleVector p3 = wide(points[u + 3]);
        DoubleVector d3 = left.sub(p3);
        DoubleVector e3 = right.sub(p3);
        l3 = d3.fma(d3, l3);
        r3 = e3.fma(e3, r3);
      }
      l0.intoArray(squares, to);
      r0.intoArray(squares, to + LANES);
      l1.intoArray(squares, to + step);
      r1.intoArray(squares, to + step + LANES);
      l2.intoArray(squares, to + 2 * step);
      r2.intoArray(squares, to + 2 * step + LANES);
      l3.intoArray(squares, to + 3 * step);
      r3.intoArray(squares, to + 3 * step + LANES);
    }
  }

  /** The same with factors, from the coordinate {@code first} on: adds sum_j q_j (y_j - u_j)^2. */
  static void addSquares(
      float[] values,
      int at,
      double[] points,
      double[] factors,
      int first,
      int coordinates,
      double[] squares,
      int squaresAt,
      int step) {
    for (int p = 0; p < POINTS; p++) {
      for (int i = 0; i < WIDTH; i += LANES) {
        int to = squaresAt + p * step + i;
        DoubleVector sum = DoubleVector.fromArray(SPECIES, squares, to);
        for (int j = 0; j < coordinates; j++) {
          DoubleVector difference =
              load(values, at + j * WIDTH + i).sub(wide(points[(first + j) * POINTS + p]));
          sum = difference.mul(wide(factors[first + j])).fma(difference, sum);
        }
        sum.intoArray(squares, to);
      }
    }
  }

  /**
   * The sum over panels of w y of one coordinate, for each point.
   *
   * @param at where the coordinate is in the first panel
   * @param stride between panels
   * @param panels how many
   * @param weights w, of each point those of all items
   * @param step between the points there
   * @param work for {@link #POINTS} panels
   * @param sums receives one for each point
   */
  static void weightedSums(
      float[] values,
      int at,
      int stride,
      int panels,
      double[] weights,
      int step,
      double[] work,
      double[] sums) {
    for (int i = 0; i < WIDTH; i += 2 * LANES) {
      DoubleVector l0 = DoubleVector.zero(SPECIES);
      DoubleVector r0 = l0;
      DoubleVector l1 = l0;
      DoubleVector r1 = l0;
      DoubleVector l2 = l0;
      DoubleVector r2 = l0;
      DoubleVector l3 = l0;
      DoubleVector r3 = l0;
      for (int p = 0; p < panels; p++) {
        DoubleVector left = load(values, at + p * stride + i);
        DoubleVector right = load(values, at + p * stride + i + LANES);
        int w = p * WIDTH + i;
        l0 = left.fma(DoubleVector.fromArray(SPECIES, weights, w), l0);
        r0 = right.fma(DoubleVector.fromArray(SPECIES, weights, w + LANES), r0);
        w += step;
        l1 = left.fma(DoubleVector.fromArray(SPECIES, weights, w), l1);
        r1 = right.fma(DoubleVector.fromArray(SPECIES, weights, w + LANES), r1);
        w += step;
        l2 = left.fma(DoubleVector.fromArray(SPECIES, weights, w), l2);
        r2 = right.fma(DoubleVector.fromArray(SPECIES, weights, w + LANES), r2);
        w += step;
        l3 = left.fma(DoubleVector.fromArray(SPECIES, weights, w), l3);
        r3 = right.fma(DoubleVector.fromArray(SPECIES, weights, w + LANES), r3);
      }
      l0.intoArray(work, i);
      r0.intoArray(work, i + LANES);
      l1.intoArray(work, WIDTH + i);
      r1.intoArray(work, WIDTH + i + LANES);
      l2.intoArray(work, 2 * WIDTH + i);
      r2.intoArray(work, 2 * WIDTH + i + LANES);
      l3.intoArray(work, 3 * WIDTH + i);
      r3.intoArray(work, 3 * WIDTH + i + LANES);
    }
    for (int p = 0; p < POINTS; p++) {
      sums[p] = sum(work, p * WIDTH);
    }
  }

  /** Of the numbers of a panel, in an order that does not depend on anything. */
  static double sum(double[] x, int at) {
    double a = (x[at] + x[at + 4]) + (x[at + 8] + x[at + 12]);
    double b = (x[at + 1] + x[at + 5]) + (x[at + 9] + x[at + 13]);
    double c = (x[at + 2] + x[at + 6]) + (x[at + 10] + x[at + 14]);
    double d = (x[at + 3] + x[at + 7]) + (x[at + 11] + x[at + 15]);
    return (a + c) + (b + d);
  }
}
