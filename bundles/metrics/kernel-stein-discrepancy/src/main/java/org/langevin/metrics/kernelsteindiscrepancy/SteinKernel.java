package org.langevin.metrics.kernelsteindiscrepancy;

import java.util.Arrays;

/**
 * The Stein kernel of a density with score s and of the inverse multiquadric k(x, y) = (c^2 + |x -
 * y|^2 / h^2)^b (Gorham and Mackey 2017, section 3):
 *
 * <pre>
 * u(x, y) = s(x).s(y) k + s(x).grad_y k + s(y).grad_x k + div_x grad_y k
 * </pre>
 *
 * <p>One x is taken with all y of a block, and each y has its own sum, so that the compiler may use
 * vector instructions of any width without a change to the bits.
 *
 * @param dimension d
 * @param offset c
 * @param exponent b, between -1 and 0
 * @param bandwidth h
 */
record SteinKernel(int dimension, double offset, double exponent, double bandwidth) {
  /** The sum of u(x, y) over x of one block and y of another; within one block over pairs. */
  double sum(Block left, Block right) {
    Sums sums = new Sums(right);
    for (int i = 0; i < left.count(); i++) {
      sums.add(left, i, left == right ? i + 1 : 0);
    }
    return sums.total();
  }

  /** The sum of u(x, x) over a block. */
  double sumWithItself(Block block) {
    double inverse = 1 / (offset * offset);
    double kernel = StrictMath.pow(inverse, -exponent);
    double squares = 0;
    for (double[] row : block.scores()) {
      for (double s : row) {
        squares += s * s;
      }
    }
    double divergence = -2 * exponent * kernel * inverse / (bandwidth * bandwidth) * dimension;
    return kernel * squares + block.count() * divergence;
  }

  /** Of u(x, y) over some x, for each y of a block. */
  private final class Sums {
    private final Block ys;

    /** |x - y|^2. */
    private final double[] square;

    /** s(x).s(y). */
    private final double[] product;

    /** (s(y) - s(x)).(x - y). */
    private final double[] along;

    /** 1 / (c^2 + |x - y|^2 / h^2). */
    private final double[] inverse;

    private final double[] kernel;
    private final double[] sum;

    Sums(Block ys) {
      this.ys = ys;
      square = new double[ys.count()];
      product = new double[ys.count()];
      along = new double[ys.count()];
      inverse = new double[ys.count()];
      kernel = new double[ys.count()];
      sum = new double[ys.count()];
    }

    /** Takes an x with each y from one on. */
    void add(Block xs, int i, int from) {
      int n = ys.count();
      Arrays.fill(square, from, n, 0);
      Arrays.fill(product, from, n, 0);
      Arrays.fill(along, from, n, 0);
      for (int k = 0; k < dimension; k++) {
        coordinate(xs.points()[k][i], xs.scores()[k][i], ys.points()[k], ys.scores()[k], from, n);
      }
      invert(1 / (bandwidth * bandwidth), offset * offset, from, n);
      if (exponent == -0.5) {
        root(from, n);
      } else {
        power(-exponent, from, n);
      }
      double gradient = 2 * exponent / (bandwidth * bandwidth);
      double curvature = 2 * (exponent - 1) / (bandwidth * bandwidth);
      stein(gradient, curvature, dimension, from, n);
    }

    // Loops short enough for the compiler to turn them into vector instructions.

    private void coordinate(double x, double s, double[] y, double[] t, int from, int n) {
      for (int j = from; j < n; j++) {
        double difference = x - y[j];
        square[j] += difference * difference;
        product[j] += s * t[j];
        along[j] += (t[j] - s) * difference;
      }
    }

    private void invert(double factor, double constant, int from, int n) {
      for (int j = from; j < n; j++) {
        inverse[j] = 1 / (constant + factor * square[j]);
      }
    }

    private void root(int from, int n) {
      for (int j = from; j < n; j++) {
        kernel[j] = Math.sqrt(inverse[j]);
      }
    }

    private void power(double power, int from, int n) {
      for (int j = from; j < n; j++) {
        kernel[j] = StrictMath.pow(inverse[j], power);
      }
    }

    /** With grad_x k = slope (x - y) = -grad_y k. */
    private void stein(double gradient, double curvature, double d, int from, int n) {
      for (int j = from; j < n; j++) {
        double slope = gradient * kernel[j] * inverse[j];
        double divergence = d + curvature * square[j] * inverse[j];
        sum[j] += product[j] * kernel[j] + slope * (along[j] - divergence);
      }
    }

    double total() {
      double total = 0;
      for (double one : sum) {
        total += one;
      }
      return total;
    }
  }
}
