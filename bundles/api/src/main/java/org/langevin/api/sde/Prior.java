package org.langevin.api.sde;

import org.langevin.api.random.RandomStream;

/**
 * The law N(mean 1, deviation^2 I) from which a reverse run starts.
 *
 * @param mean of each component
 * @param deviation the standard deviation of each component, positive
 */
public record Prior(double mean, double deviation) {
  /** Checks that the deviation is positive. */
  public Prior {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException("the deviation of a prior is positive, not " + deviation);
    }
  }

  /** Draws one item of the given dimension. */
  public void sample(RandomStream random, float[] target, int offset, int dimension) {
    for (int i = offset; i < offset + dimension; i++) {
      target[i] = (float) (mean + deviation * random.nextGaussian());
    }
  }

  /** The log-density of one item, in nats: -d/2 log(2 pi s^2) - |x - mean|^2 / (2 s^2). */
  public double logDensity(float[] x, int offset, int dimension) {
    double squares = 0;
    for (int i = offset; i < offset + dimension; i++) {
      double z = (x[i] - mean) / deviation;
      squares += z * z;
    }
    return -0.5 * squares
        - dimension * (0.5 * StrictMath.log(2 * Math.PI) + StrictMath.log(deviation));
  }
}
