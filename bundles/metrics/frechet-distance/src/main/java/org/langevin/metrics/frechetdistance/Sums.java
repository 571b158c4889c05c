package org.langevin.metrics.frechetdistance;

/**
 * Loops along two arrays. A scalar product is eight sums, of every eighth term each, so that a
 * processor adds them side by side; they are put together in one order whatever its vectors are.
 */
final class Sums {
  private Sums() {}

  /** The scalar product of n numbers. */
  static double product(double[] a, int from, double[] b, int at, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int k = 0;
    for (; k < n - 7; k += 8) {
      s0 += a[from + k] * b[at + k];
      s1 += a[from + k + 1] * b[at + k + 1];
      s2 += a[from + k + 2] * b[at + k + 2];
      s3 += a[from + k + 3] * b[at + k + 3];
      s4 += a[from + k + 4] * b[at + k + 4];
      s5 += a[from + k + 5] * b[at + k + 5];
      s6 += a[from + k + 6] * b[at + k + 6];
      s7 += a[from + k + 7] * b[at + k + 7];
    }
    for (; k < n; k++) {
      s0 += a[from + k] * b[at + k];
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  /** y += factor x for n numbers. */
  static void add(double factor, double[] x, int from, double[] y, int at, int n) {
    for (int k = 0; k < n; k++) {
      y[at + k] += factor * x[from + k];
    }
  }
}
