package org.langevin.kit.sampler;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.SamplerContext;

/**
 * The one condition at which a Langevin sampler, which knows neither times nor levels, asks for the
 * score.
 */
public final class FixedCondition {
  /** The description of the parameter {@code condition} of type {@code Double}. */
  public static final String DESCRIPTION =
      "The time, noise level or other condition at which the score is asked for; by default the"
          + " smallest noise level of the loss. Only for scores that are conditioned.";

  private FixedCondition() {}

  /**
   * Resolves the parameter {@code condition}.
   *
   * @param given null if the parameter is not given
   * @throws InvalidExperimentException if it must be given, or must not
   */
  public static double of(SamplerContext context, Double given) {
    Condition condition = context.condition();
    if (!condition.isGiven()) {
      if (given != null) {
        throw refusal("the score is conditioned on nothing: leave the condition out");
      }
      return 0;
    }
    if (given == null && condition.standard().isPresent()) {
      return condition.standard().getAsDouble();
    }
    if (given == null || !(given >= condition.low() && given <= condition.high())) {
      throw refusal(
          "the score is conditioned on "
              + condition.words()
              + ": give one "
              + range(condition)
              + (condition.unit().isEmpty() ? "" : " (unit: " + condition.unit() + ")"));
    }
    return given;
  }

  private static String range(Condition condition) {
    double low = condition.low();
    double high = condition.high();
    if (high < Double.POSITIVE_INFINITY) {
      return "between " + low + " and " + high + ", such as " + (low + 1e-3 * (high - low));
    }
    return low == Double.MIN_VALUE ? "above 0" : "of at least " + low;
  }

  private static InvalidExperimentException refusal(String message) {
    return new InvalidExperimentException("/condition", message);
  }
}
