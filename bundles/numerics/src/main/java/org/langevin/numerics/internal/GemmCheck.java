package org.langevin.numerics.internal;

import org.langevin.numerics.SelfCheck;

/** Compares an implementation of the matrix product with a plain loop. */
final class GemmCheck {
  static final double FLOAT_ROUNDOFF = 0x1p-24;
  static final double DOUBLE_ROUNDOFF = 0x1p-53;

  /** Scales that are exact in binary, so that they add no error of their own. */
  private static final double ALPHA = 0.75;

  private static final double BETA = -0.5;

  /** Rows, columns and inner size; odd, below and above the blocks of the kernels. */
  private static final int[][] SIZES = {{1, 1, 1}, {3, 7, 5}, {33, 17, 65}, {129, 97, 131}};

  /** A matrix product over row-major arrays. */
  @FunctionalInterface
  interface Product {
    /**
     * C := alpha op(A) op(B) + beta C.
     *
     * @param a op(A) is m x k: m x k, or k x m when it is to be transposed
     * @param b op(B) is k x n: k x n, or n x k when it is to be transposed
     * @param c m x n, overwritten
     */
    void multiply(
        boolean transposeA,
        boolean transposeB,
        int m,
        int n,
        int k,
        double alpha,
        double[] a,
        double[] b,
        double beta,
        double[] c);
  }

  private GemmCheck() {}

  /**
   * Runs the check.
   *
   * @param roundoff the unit roundoff of the precision that the product computes in
   */
  static SelfCheck run(String subject, double roundoff, Product product) {
    double worst = 0;
    for (int[] size : SIZES) {
      for (int transpositions = 0; transpositions < 4; transpositions++) {
        boolean transposeA = (transpositions & 1) != 0;
        boolean transposeB = (transpositions & 2) != 0;
        double error =
            worstError(product, roundoff, transposeA, transposeB, size[0], size[1], size[2]);
        // Not Math.max: a NaN has to fail the check, and is never above 1.
        worst = error <= worst ? worst : Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
      }
    }
    return new SelfCheck(subject, worst);
  }

  private static double worstError(
      Product multiplication,
      double roundoff,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k) {
    double[] a = entries(m * k, 1);
    double[] b = entries(k * n, 2);
    double[] initial = entries(m * n, 3);
    double[] c = initial.clone();
    multiplication.multiply(transposeA, transposeB, m, n, k, ALPHA, a, b, BETA, c);
    // Side by side what is summed over: this runs at each start, and before it is compiled well.
    double[] rows = transposeA ? transposed(a, k, m) : a;
    double[] columns = transposeB ? b : transposed(b, k, n);
    double worst = 0;
    for (int row = 0; row < m; row++) {
      for (int column = 0; column < n; column++) {
        double sum = 0;
        double magnitude = 0;
        for (int left = row * k, right = column * k; left < (row + 1) * k; left++, right++) {
          double product = rows[left] * columns[right];
          sum += product;
          magnitude += Math.abs(product);
        }
        int index = row * n + column;
        double expected = ALPHA * sum + BETA * initial[index];
        double bound =
            (k + 3) * roundoff * (Math.abs(ALPHA) * magnitude + Math.abs(BETA * initial[index]));
        double error = Math.abs(c[index] - expected);
        double share = bound > 0 ? error / bound : error > 0 ? Double.POSITIVE_INFINITY : 0;
        if (!(share <= worst)) {
          worst = share;
        }
      }
    }
    return worst;
  }

  /** Of a matrix of so many rows and columns, row-major. */
  private static double[] transposed(double[] matrix, int rows, int columns) {
    double[] transposed = new double[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = matrix[row * columns + column];
      }
    }
    return transposed;
  }

  /** Numbers in [-1, 1) that are exact as floats and follow no pattern of a matrix. */
  private static double[] entries(int count, int which) {
    double[] entries = new double[count];
    int state = which;
    for (int i = 0; i < count; i++) {
      state = state * 1103515245 + 12345;
      entries[i] = (state >>> 8) * 0x1p-23 - 1;
    }
    return entries;
  }
}
