package org.langevin.samplers.mala;

import org.langevin.kit.sampler.Points;

/** The logarithm of the ratio of densities of two points. */
interface Ratio {
  /** From the density itself. */
  Ratio OF_DENSITIES =
      (x, y, condition, target) -> {
        double[] before = x.logDensity();
        double[] after = y.logDensity();
        for (int i = 0; i < target.length; i++) {
          target[i] = after[i] - before[i];
        }
      };

  /**
   * Computes log p(y) - log p(x) of each item.
   *
   * @param condition at which the points are
   */
  void compute(Points x, Points y, double condition, double[] target);
}
