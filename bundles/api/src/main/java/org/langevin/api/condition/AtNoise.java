package org.langevin.api.condition;

import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a condition to name the c at which noise alone was added to the data. */
@ConsumerType
@FunctionalInterface
public interface AtNoise {
  /**
   * The c with the law N(x, sigma^2 I).
   *
   * @param sigma the standard deviation, in units of the data
   */
  double condition(double sigma);

  /**
   * The ability of a condition; if it has none, the levels themselves: a sampler that needs it does
   * not accept the condition.
   */
  static AtNoise of(Condition condition) {
    return condition.ability(AtNoise.class).orElse(sigma -> sigma);
  }
}
