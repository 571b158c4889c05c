package org.langevin.kit.dataset;

import java.util.Arrays;

/**
 * The logarithm of the density of a mixture, and the score, at a few points side by side. For one
 * thread.
 */
final class MixtureBlock {
  /** Numbers that stay in the nearest caches. */
  private static final int MEMORY = 4096;

  private static final int FEWEST = 32;
  private static final int MOST = 128;

  private final double[][] means;
  private final Covariance[] covariances;
  private final double[] logPeaks;

  /** A row for each coordinate. */
  private final double[][] x;

  private final double[][] along;
  private final double[][] gradient;

  /** A row for each component. */
  private final double[][] weights;

  private final double[] largest;
  private final double[] sum;
  private final double[] work;

  /** How many points there are. */
  private int n;

  /**
   * A block.
   *
   * @param capacity the largest number of points
   * @param logPeaks the logarithm of each component's weighted density at its mean
   */
  MixtureBlock(int capacity, double[][] means, Covariance[] covariances, double[] logPeaks) {
    this.means = means;
    this.covariances = covariances;
    this.logPeaks = logPeaks;
    int dimension = means[0].length;
    boolean diagonal = true;
    for (Covariance covariance : covariances) {
      diagonal &= covariance.isDiagonal();
    }
    x = new double[dimension][capacity];
    along = new double[diagonal ? 0 : dimension][capacity];
    gradient = new double[dimension][capacity];
    weights = new double[means.length][capacity];
    largest = new double[capacity];
    sum = new double[capacity];
    work = new double[capacity];
  }

  /** How many points are best together. */
  static int size(int dimension, int components) {
    return Math.max(FEWEST, Math.min(MOST, MEMORY / (dimension + components)));
  }

  /**
   * Turns to other points, and weighs the components there, relative to the largest.
   *
   * @param points items
   * @param offset where the first begins
   * @param count how many there are
   */
  void weigh(float[] points, int offset, int count) {
    compare(points, offset, count);
    Arrays.fill(sum, 0, n, 0);
    for (double[] weight : weights) {
      Columns.subtract(largest, weight, n);
      Exponentials.exp(weight, work, n);
      Columns.add(weight, sum, n);
    }
  }

  /** The same, but leaves the logarithms of the weights, and relative to nothing. */
  void compare(float[] points, int offset, int count) {
    n = count;
    for (int j = 0; j < x.length; j++) {
      Columns.take(points, offset + j, x.length, x[j], n);
    }
    Arrays.fill(largest, 0, n, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < weights.length; k++) {
      Arrays.fill(weights[k], 0, n, logPeaks[k]);
      double[][] y = covariances[k].along(x, means[k], along, n);
      covariances[k].subtractHalfSquares(y, means[k], weights[k], n);
      Columns.max(weights[k], largest, n);
    }
  }

  /** Log p at each point, once. */
  void logDensities(double[] target, int at) {
    Exponentials.log(sum, work, n);
    Columns.add(largest, sum, n);
    System.arraycopy(sum, 0, target, at, n);
  }

  /** The score at each point, once. */
  void scores(float[] target, int offset) {
    for (double[] row : gradient) {
      Arrays.fill(row, 0, n, 0);
    }
    for (int k = 0; k < weights.length; k++) {
      double[][] y = covariances[k].along(x, means[k], along, n);
      covariances[k].subtractGradient(y, means[k], weights[k], gradient, n);
    }
    Columns.invert(sum, n);
    for (int j = 0; j < gradient.length; j++) {
      Columns.multiply(sum, gradient[j], n);
      Columns.put(gradient[j], target, offset + j, gradient.length, n);
    }
  }

  /** The component with the largest weight at a point, after {@link #compare}. */
  int nearest(int point) {
    int nearest = 0;
    for (int k = 1; k < weights.length; k++) {
      if (weights[k][point] > weights[nearest][point]) {
        nearest = k;
      }
    }
    return nearest;
  }
}
