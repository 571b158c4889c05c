package org.langevin.kit.metric;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A law on the real line that is known exactly, with a density p and a distribution function F.
 * Stateless.
 */
@ConsumerType
public interface UnivariateLaw {
  /** log p(x), in nats; negative infinity where p is 0. */
  double logDensity(double x);

  /** F(x), the probability of at most x. */
  double distribution(double x);

  /**
   * Places from which the law can be seen: rising, finite, at least two. Integrals begin with the
   * intervals between them, so there is one wherever the density is not smooth, and a few about
   * each mode, at distances of its width: what is narrower than the space between two places may be
   * overlooked. What lies beyond the first and the last is integrated, too, as far as {@link #low}
   * and {@link #high}.
   */
  double[] places();

  /** The lower end of the support; negative infinity by default. */
  default double low() {
    return Double.NEGATIVE_INFINITY;
  }

  /** The upper end of the support; infinity by default. */
  default double high() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * The normal law N(mean, deviation^2).
   *
   * @param deviation more than 0
   */
  static UnivariateLaw normal(double mean, double deviation) {
    return mixture(new double[] {1}, new double[] {mean}, new double[] {deviation});
  }

  /**
   * A Gaussian mixture, sum_k weights_k N(means_k, deviations_k^2). Its modes may be as narrow and
   * as far from each other as numbers allow.
   *
   * @param weights positive, summing to 1
   * @param means as many, finite
   * @param deviations as many, more than 0
   */
  static UnivariateLaw mixture(double[] weights, double[] means, double[] deviations) {
    return new UnivariateMixture(weights, means, deviations);
  }
}
