package org.langevin.metrics.kldivergence;

/** What the entropy by nearest neighbours needs of balls, and of how many items they hold. */
final class Balls {
  private static final double EULER = 0.57721566490153286;

  private Balls() {}

  /**
   * psi(n), the derivative of log Gamma at a whole number: -gamma + sum over i below n of 1 / i.
   */
  static double digamma(int n) {
    double sum = 0;
    for (int i = n - 1; i > 0; i--) {
      sum += 1.0 / i;
    }
    return sum - EULER;
  }

  /** The logarithm of the unit ball's volume: V_d = V_(d-2) 2 pi / d, V_0 = 1, V_1 = 2. */
  static double logVolume(int dimension) {
    double log = dimension % 2 == 0 ? 0 : StrictMath.log(2);
    for (int d = 2 + dimension % 2; d <= dimension; d += 2) {
      log += StrictMath.log(2 * Math.PI / d);
    }
    return log;
  }
}
