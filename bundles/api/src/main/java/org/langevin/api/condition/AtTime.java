package org.langevin.api.condition;

import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a condition to name the c at which the law is an SDE's at a time. */
@ConsumerType
@FunctionalInterface
public interface AtTime {
  /**
   * The c with the law of X_t.
   *
   * @param t between 0 and the horizon of the experiment's SDE
   */
  double condition(double t);

  /**
   * The ability of a condition; if it has none, the times themselves: a sampler that needs it does
   * not accept the condition.
   */
  static AtTime of(Condition condition) {
    return condition.ability(AtTime.class).orElse(t -> t);
  }
}
