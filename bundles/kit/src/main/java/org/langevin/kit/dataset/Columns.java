package org.langevin.kit.dataset;

/**
 * Arithmetic on one number of each of n points, which lie side by side. Plain loops, short enough
 * and with arrays that begin at 0, so that the compiler turns them into vector instructions, which
 * give the same bits: there is no sum over points.
 */
final class Columns {
  private Columns() {}

  /** x = a coordinate of points, which have so many each. */
  static void take(float[] points, int offset, int dimension, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = points[offset + i * dimension];
    }
  }

  /** A coordinate of points = x. */
  static void put(double[] x, float[] points, int offset, int dimension, int n) {
    for (int i = 0; i < n; i++) {
      points[offset + i * dimension] = (float) x[i];
    }
  }

  /** x += y. */
  static void add(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] += y[i];
    }
  }

  /** x -= y. */
  static void subtract(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] -= y[i];
    }
  }

  /** x *= y. */
  static void multiply(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] *= y[i];
    }
  }

  /** x = 1 / x. */
  static void invert(double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = 1 / x[i];
    }
  }

  /** x = max(x, y). */
  static void max(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.max(x[i], y[i]);
    }
  }

  /** x += factor (y - shift). */
  static void addMultiple(double factor, double[] y, double shift, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] += factor * (y[i] - shift);
    }
  }

  /** x -= factor (y - shift)^2. */
  static void subtractSquare(double factor, double[] y, double shift, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      double difference = y[i] - shift;
      x[i] -= factor * difference * difference;
    }
  }

  /** x -= factor w (y - shift). */
  static void subtractProduct(
      double factor, double[] w, double[] y, double shift, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] -= factor * w[i] * (y[i] - shift);
    }
  }
}
