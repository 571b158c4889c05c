package org.langevin.kit.metric;

/** The distribution function of the standard normal law, within a few units in the last place. */
public final class NormalDistribution {
  private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * Math.PI);

  /** From here on the series, which is taken from 1/2, would lose digits of what is left. */
  private static final double FAR = 1;

  private static final int TERMS = 300;

  private NormalDistribution() {}

  /** Phi(z), the probability of at most z; relatively exact for negative z of any size, too. */
  public static double below(double z) {
    if (Double.isNaN(z)) {
      return z;
    }
    double tail = upperTail(Math.abs(z));
    return z < 0 ? tail : 1 - tail;
  }

  private static double upperTail(double z) {
    double density = StrictMath.exp(-z * z / 2) / ROOT_TWO_PI;
    if (z < FAR) {
      // Phi(z) = 1/2 + phi(z) (z + z^3 / 3 + z^5 / (3 5) + ...), of positive terms.
      double sum = z;
      double term = z;
      for (int k = 3; term > sum * 1e-17; k += 2) {
        term *= z * z / k;
        sum += term;
      }
      return 0.5 - density * sum;
    }
    if (density == 0) {
      return 0;
    }
    // 1 - Phi(z) = phi(z) / (z + 1 / (z + 2 / (z + 3 / ...))) (Laplace).
    double fraction = z;
    for (int k = TERMS; k > 0; k--) {
      fraction = z + k / fraction;
    }
    return density / fraction;
  }
}
