package org.langevin.metrics.frechetdistance;

import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops along two arrays. A scalar product is eight sums, of every eighth term each, which are one,
 * two or four vectors; they are put together in one order whatever these are.
 */
final class Sums {
  private static final int SUMS = 8;

  /** As wide as the machine likes, but of no more numbers than there are sums. */
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > SUMS
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  private Sums() {}

  /** The scalar product of n numbers. */
  static double product(double[] a, int from, double[] b, int at, int n) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    int k = 0;
    for (; k <= n - SUMS; k += SUMS) {
      s0 = fromArray(SPECIES, a, from + k).fma(fromArray(SPECIES, b, at + k), s0);
      if (LANES < 8) {
        int next = k + LANES;
        s1 = fromArray(SPECIES, a, from + next).fma(fromArray(SPECIES, b, at + next), s1);
      }
      if (LANES < 4) {
        int next = k + 2 * LANES;
        s2 = fromArray(SPECIES, a, from + next).fma(fromArray(SPECIES, b, at + next), s2);
        next += LANES;
        s3 = fromArray(SPECIES, a, from + next).fma(fromArray(SPECIES, b, at + next), s3);
      }
    }
    double sum = total(s0, s1, s2, s3);
    for (; k < n; k++) {
      sum += a[from + k] * b[at + k];
    }
    return sum;
  }

  /** ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)). */
  private static double total(DoubleVector s0, DoubleVector s1, DoubleVector s2, DoubleVector s3) {
    if (LANES == 8) {
      double even = (s0.lane(0) + s0.lane(4)) + (s0.lane(2) + s0.lane(6));
      return even + ((s0.lane(1) + s0.lane(5)) + (s0.lane(3) + s0.lane(7)));
    }
    if (LANES == 4) {
      DoubleVector half = s0.add(s1);
      return (half.lane(0) + half.lane(2)) + (half.lane(1) + half.lane(3));
    }
    DoubleVector half = s0.add(s2).add(s1.add(s3));
    return half.lane(0) + half.lane(1);
  }

  /** y += factor x for n numbers. */
  static void add(double factor, double[] x, int from, double[] y, int at, int n) {
    DoubleVector scale = DoubleVector.broadcast(SPECIES, factor);
    int k = 0;
    for (; k <= n - LANES; k += LANES) {
      DoubleVector sum = scale.fma(fromArray(SPECIES, x, from + k), fromArray(SPECIES, y, at + k));
      sum.intoArray(y, at + k);
    }
    for (; k < n; k++) {
      y[at + k] = Math.fma(factor, x[from + k], y[at + k]);
    }
  }
}
