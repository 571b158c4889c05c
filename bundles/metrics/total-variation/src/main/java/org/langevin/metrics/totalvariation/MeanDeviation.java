package org.langevin.metrics.totalvariation;

import java.util.function.IntToDoubleFunction;

/** How far the share of m items that are in a block is from its mean, on average. */
final class MeanDeviation {
  private MeanDeviation() {}

  /** E |B / m - p| for a binomial B of m and p. */
  static double binomial(int m, double p) {
    if (p <= 0 || p >= 1) {
      return 0;
    }
    double odds = p / (1 - p);
    return below(m, p, m * StrictMath.log1p(-p), b -> (m - b) / (b + 1.0) * odds);
  }

  /** The same for p of the beta law of two whole numbers; p is its mean. */
  static double betaBinomial(int m, int first, int second) {
    double none = 0;
    for (int i = 0; i < m; i++) {
      none += StrictMath.log((second + (double) i) / ((double) first + second + i));
    }
    return below(
        m,
        first / ((double) first + second),
        none,
        b -> (m - b) / (b + 1.0) * ((first + (double) b) / (second + (double) m - b - 1)));
  }

  /**
   * Twice the mean of what is below: what is above is as much.
   *
   * @param none the logarithm of the probability of 0
   * @param ratio of the probabilities of b + 1 and b
   */
  private static double below(int m, double mean, double none, IntToDoubleFunction ratio) {
    double sum = 0;
    double log = none;
    for (int b = 0; b < m * mean; b++) {
      sum += (m * mean - b) * StrictMath.exp(log);
      log += StrictMath.log(ratio.applyAsDouble(b));
    }
    return 2 * sum / m;
  }
}
