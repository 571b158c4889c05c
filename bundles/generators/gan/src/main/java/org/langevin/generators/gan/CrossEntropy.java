package org.langevin.generators.gan;

/**
 * The binary cross-entropy of what is true: with the logit a of its probability,
 *
 * <pre>l(a) = -log(1 / (1 + e^-a)) = log(1 + e^-a), l'(a) = -1 / (1 + e^a)
 * </pre>
 *
 * <p>In double precision with {@link StrictMath}, so that it is the same everywhere; nothing
 * overflows.
 */
final class CrossEntropy {
  private CrossEntropy() {}

  /** The loss l(a). */
  static double of(double a) {
    return Math.max(-a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a)));
  }

  /** The derivative l'(a). */
  static double derivative(double a) {
    return -1 / (1 + StrictMath.exp(a));
  }
}
