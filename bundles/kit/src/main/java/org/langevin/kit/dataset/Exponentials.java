package org.langevin.kit.dataset;

/**
 * The exponential and the logarithm of many numbers, within an ulp or two. Made of operations that
 * IEEE 754 rounds correctly, so that every machine gives the same bits. The loops with the
 * polynomials are such that the compiler turns them into vector instructions; it cannot do that
 * where the bits of a number are read.
 */
public final class Exponentials {
  private static final double LOG2_E = 1.4426950408889634;

  /** ln 2 in two parts, the first exact in 36 bits, so that its multiples are exact. */
  private static final double LN2_HIGH = 0x1.62e42fefap-1;

  private static final double LN2_LOW = 0x3.9ef35793c7673p-41;

  /** Adding it rounds to an integer, which then stands in the lowest bits. */
  private static final double ROUND = 0x1.8p52;

  private static final int MANTISSA = 52;
  private static final int LEAST_EXPONENT = -1021;
  private static final long BITS_OF_ROOT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

  private Exponentials() {}

  /**
   * x = e^x for n numbers that are not above 0; what would not be a normal number is 0.
   *
   * @param work as long as x
   */
  public static void exp(double[] x, double[] work, int n) {
    reducedExp(x, work, n);
    for (int i = 0; i < n; i++) {
      double shifted = work[i];
      long bits = Double.doubleToRawLongBits(x[i]);
      double scaled =
          Double.longBitsToDouble(bits + (Double.doubleToRawLongBits(shifted) << MANTISSA));
      x[i] = shifted < ROUND + LEAST_EXPONENT ? 0 : scaled;
    }
  }

  /**
   * With x = k ln 2 + r and |r| at most half of ln 2: x = e^r, by its series, and rounded = k, as
   * the lowest bits.
   */
  private static void reducedExp(double[] x, double[] rounded, int n) {
    for (int i = 0; i < n; i++) {
      double z = x[i];
      double shifted = Math.fma(z, LOG2_E, ROUND);
      double k = shifted - ROUND;
      double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, z));
      double p = 1.0 / 6227020800L;
      p = Math.fma(p, r, 1.0 / 479001600);
      p = Math.fma(p, r, 1.0 / 39916800);
      p = Math.fma(p, r, 1.0 / 3628800);
      p = Math.fma(p, r, 1.0 / 362880);
      p = Math.fma(p, r, 1.0 / 40320);
      p = Math.fma(p, r, 1.0 / 5040);
      p = Math.fma(p, r, 1.0 / 720);
      p = Math.fma(p, r, 1.0 / 120);
      p = Math.fma(p, r, 1.0 / 24);
      p = Math.fma(p, r, 1.0 / 6);
      p = Math.fma(p, r, 0.5);
      p = Math.fma(p, r, 1);
      x[i] = Math.fma(p, r, 1);
      rounded[i] = shifted;
    }
  }

  /**
   * x = log x for n normal positive numbers.
   *
   * @param work as long as x
   */
  public static void log(double[] x, double[] work, int n) {
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(x[i]);
      long k = (bits - BITS_OF_ROOT_HALF) >> MANTISSA;
      x[i] = Double.longBitsToDouble(bits - (k << MANTISSA));
      work[i] = k;
    }
    reducedLog(x, work, n);
  }

  /**
   * x = k ln 2 + log m with m from sqrt(1/2) to sqrt(2): log m = 2 artanh s with s = (m - 1) / (m +
   * 1), by its series.
   */
  private static void reducedLog(double[] x, double[] k, int n) {
    for (int i = 0; i < n; i++) {
      double s = (x[i] - 1) / (x[i] + 1);
      double q = s * s;
      double p = 2.0 / 21;
      p = Math.fma(p, q, 2.0 / 19);
      p = Math.fma(p, q, 2.0 / 17);
      p = Math.fma(p, q, 2.0 / 15);
      p = Math.fma(p, q, 2.0 / 13);
      p = Math.fma(p, q, 2.0 / 11);
      p = Math.fma(p, q, 2.0 / 9);
      p = Math.fma(p, q, 2.0 / 7);
      p = Math.fma(p, q, 2.0 / 5);
      p = Math.fma(p, q, 2.0 / 3);
      x[i] = k[i] * LN2_HIGH + (2 * s + (s * q * p + k[i] * LN2_LOW));
    }
  }
}
