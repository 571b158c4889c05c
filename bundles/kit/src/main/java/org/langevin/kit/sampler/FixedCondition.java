package org.langevin.kit.sampler;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.sampler.SamplerContext;

/**
 * The one condition at which a Langevin sampler, which knows neither times nor levels, asks for the
 * score.
 */
public final class FixedCondition {
  /** The description of the parameter {@code condition} of type {@code Double}. */
  public static final String DESCRIPTION =
      "Time or noise level at which the score is asked for; by default the smallest noise level"
          + " of the loss. Only for scores that are conditioned.";

  private FixedCondition() {}

  /**
   * Resolves the parameter {@code condition}.
   *
   * @param given null if the parameter is not given
   * @throws InvalidExperimentException if it must be given, or must not
   */
  public static double of(SamplerContext context, Double given) {
    return switch (context.conditioning()) {
      case NONE -> {
        if (given != null) {
          throw refusal("the score is conditioned on nothing: leave the condition out");
        }
        yield 0;
      }
      case NOISE -> {
        if (given != null && given > 0) {
          yield given;
        }
        yield context
            .levels()
            .filter(levels -> given == null)
            .map(levels -> levels.level(levels.count() - 1))
            .orElseThrow(
                () -> refusal("the score is conditioned on noise: give a noise level above 0"));
      }
      case TIME -> {
        double horizon =
            context
                .sde()
                .orElseThrow(() -> refusal("the score is conditioned on time: add an SDE"))
                .horizon();
        if (given == null || !(given >= 0 && given <= horizon)) {
          throw refusal(
              "the score is conditioned on time: give a time between 0 and the horizon "
                  + horizon
                  + ", such as "
                  + 1e-3 * horizon);
        }
        yield given;
      }
    };
  }

  private static InvalidExperimentException refusal(String message) {
    return new InvalidExperimentException("/condition", message);
  }
}
