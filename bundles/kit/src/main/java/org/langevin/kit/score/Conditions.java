package org.langevin.kit.score;

import org.langevin.api.condition.Condition;

/** What is asked of any condition. */
public final class Conditions {
  private Conditions() {}

  /**
   * A value of a condition from between its ends: what form its laws have is the same at all, but
   * at the ends they may be singular.
   */
  public static double middle(Condition condition) {
    return condition.high() < Double.POSITIVE_INFINITY
        ? (condition.low() + condition.high()) / 2
        : Math.max(1, condition.low());
  }
}
