package org.langevin.generators.vae;

/**
 * The Kullback-Leibler divergence of N(m, v) from N(0, 1),
 *
 * <pre>KL = 1/2 (m^2 + v - 1 - log v)
 * </pre>
 *
 * <p>and its derivatives by m and by log v. In double precision with {@link StrictMath}, so that it
 * is the same everywhere.
 */
final class Divergence {
  private Divergence() {}

  /** The divergence. */
  static double of(double mean, double logVariance) {
    return 0.5 * (mean * mean + StrictMath.expm1(logVariance) - logVariance);
  }

  /** Its derivative by m. */
  static double byMean(double mean) {
    return mean;
  }

  /** Its derivative by log v. */
  static double byLogVariance(double logVariance) {
    return 0.5 * StrictMath.expm1(logVariance);
  }
}
