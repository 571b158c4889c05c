package org.langevin.kit.score;

import java.util.function.DoubleFunction;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.Transitions;

/** What a score in closed form is conditioned on, for parameters of this type. */
public enum ConditionChoice {
  /** What the experiment says: what its loss trains at; otherwise time if there is an SDE. */
  AUTOMATIC,
  /** Nothing. */
  NONE,
  /** The noise level sigma. */
  NOISE,
  /** The time of the SDE. */
  TIME;

  /** What is chosen. */
  public static final String DESCRIPTION =
      "What the score is conditioned on: automatic is what the loss trains at (noise,"
          + " time or nothing), without a loss time if there is an SDE and nothing"
          + " otherwise; none is the data's own score, noise serves annealed samplers"
          + " with levels of their own";

  /** What is chosen, in an experiment. */
  public Condition in(NetworkContext context) {
    return switch (this) {
      case AUTOMATIC -> context.condition();
      case NONE -> Condition.NONE;
      case NOISE -> new NoiseLevel(context.levels());
      case TIME -> context.time().orElseThrow();
    };
  }

  /** What the choice requires of an experiment. */
  public Requirements requirements() {
    return switch (this) {
      case AUTOMATIC -> Requirements.NONE.ofAny(Transitions.class);
      case NONE, NOISE -> Requirements.NONE;
      case TIME -> Requirements.of(Sde.class, Transitions.class);
    };
  }

  /**
   * The law of the perturbation at each condition: that of the condition, or, if none is given,
   * noise of one deviation.
   *
   * @param condition as chosen
   * @param noise the parameter of this name: the deviation if no condition is given, otherwise 0
   * @throws InvalidExperimentException at {@code /noise}, if there is noise beside a condition
   */
  public static DoubleFunction<Transition> laws(Condition condition, double noise) {
    if (!condition.isGiven()) {
      Marginal law = Marginal.noise(noise);
      return c -> law;
    }
    if (noise > 0) {
      throw new InvalidExperimentException(
          "/noise",
          "the perturbation follows from the condition, "
              + condition.words()
              + "; leave the noise out, or set condition to none");
    }
    return c -> condition.transition(c).orElseThrow();
  }
}
