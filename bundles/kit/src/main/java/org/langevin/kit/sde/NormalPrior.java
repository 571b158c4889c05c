package org.langevin.kit.sde;

import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Prior;

/**
 * The normal law N(mean, L L^T).
 *
 * @param mean of each component: k x 1, the same for all components or one of its own for each
 * @param root L: k x k, lower triangular, with a positive diagonal
 */
public record NormalPrior(BlockMatrix mean, BlockMatrix root) implements Prior {
  /** Checks that the sizes fit and the deviations are positive. */
  public NormalPrior {
    int k = mean.rows();
    if (mean.columns() != 1 || root.rows() != k || root.columns() != k) {
      throw new IllegalArgumentException(
          "mean and root of a state of k blocks are k x 1 and k x k, not " + mean + " and " + root);
    }
    for (int c = 0; c < root.components(); c++) {
      for (int i = 0; i < k; i++) {
        if (!(root.get(c, i, i) > 0)) {
          throw new IllegalArgumentException(
              "the deviation of a prior is positive, not " + root.get(c, i, i));
        }
      }
    }
  }

  /**
   * N(mean 1, deviation^2 I).
   *
   * @param mean of each component
   * @param deviation the standard deviation of each component, positive
   */
  public NormalPrior(double mean, double deviation) {
    this(BlockMatrix.scalar(mean), BlockMatrix.scalar(deviation));
  }

  @Override
  public void sample(RandomStream random, float[] target, int offset, int dimension) {
    int k = mean.rows();
    double[] z = new double[k];
    for (int j = 0; j < components(dimension); j++) {
      for (int i = 0; i < k; i++) {
        z[i] = random.nextGaussian();
        double sum = mean.get(j, i, 0);
        for (int n = 0; n <= i; n++) {
          sum += root.get(j, i, n) * z[n];
        }
        target[offset + j * k + i] = (float) sum;
      }
    }
  }

  @Override
  public double logDensity(float[] x, int offset, int dimension) {
    int k = mean.rows();
    double[] z = new double[k];
    double squares = 0;
    double logs = 0;
    for (int j = 0; j < components(dimension); j++) {
      for (int i = 0; i < k; i++) {
        double rest = x[offset + j * k + i] - mean.get(j, i, 0);
        for (int n = 0; n < i; n++) {
          rest -= root.get(j, i, n) * z[n];
        }
        z[i] = rest / root.get(j, i, i);
        squares += z[i] * z[i];
        logs += StrictMath.log(root.get(j, i, i));
      }
    }
    return -0.5 * squares - dimension * 0.5 * StrictMath.log(2 * Math.PI) - logs;
  }

  private int components(int dimension) {
    int components = dimension / mean.rows();
    mean.check(components);
    root.check(components);
    return components;
  }
}
