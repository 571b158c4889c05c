package org.langevin.networks.exact;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.dataset.ClassDensities;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Labels;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.score.Conditions;
import org.osgi.service.component.annotations.Component;

/**
 * The score that the dataset itself knows, in place of a learned one: grad log p_c, where p_c is
 * the law of M X + b + L Z and (M, b, L) follows from the condition c:
 *
 * <ul>
 *   <li>a time: the transition of the SDE,
 *   <li>a noise level sigma: (1, 0, sigma),
 *   <li>nothing: (1, 0, noise), with the parameter {@code noise}, which is 0 unless given.
 * </ul>
 *
 * <p>Beside a loss that trains at noise levels the score is conditioned on them, also as a
 * sampler's own: a sampler that asks at one level then samples the data with that noise, as with
 * the learned score. With the condition {@code none} it samples the data.
 *
 * <p>Nothing is trained. The energy is -log p_c. The derivatives with respect to x are central
 * differences of the score, with a relative error of about 1e-3.
 */
@Component
@Extension(
    point = ScoreNetwork.POINT,
    id = "exact",
    title = "The exact score of the dataset, perturbed or not",
    formula = "s(x, c) = grad log p_c(x), p_c the law of M X + b + L Z")
public final class Exact
    implements ExtensionFactory<Exact.Parameters, NetworkContext, ScoreNetwork> {
  /** What the score is conditioned on. */
  public enum Choice {
    /** What the experiment says: what its loss trains at; otherwise time if there is an SDE. */
    AUTOMATIC,
    /** Nothing. */
    NONE,
    /** The noise level sigma. */
    NOISE,
    /** The time of the SDE. */
    TIME
  }

  /**
   * The parameters.
   *
   * @param condition what the score is conditioned on
   * @param noise the perturbation when the score is conditioned on nothing
   * @param classes whether the score of a class is known
   */
  public record Parameters(
      @Parameter(
              description =
                  "What the score is conditioned on: automatic is what the loss trains at (noise,"
                      + " time or nothing), without a loss time if there is an SDE and nothing"
                      + " otherwise; none is the data's own score, noise serves annealed samplers"
                      + " with levels of their own",
              value = "automatic")
          Choice condition,
      @Parameter(
              description =
                  "Standard deviation of the noise that perturbs the data when the score is"
                      + " conditioned on neither time nor noise",
              unit = "data",
              value = "0",
              min = 0)
          double noise,
      @Parameter(
              description =
                  "Whether the score of a class is known where the class is told; the dataset must"
                      + " know the density of each",
              value = "false")
          boolean classes) {}

  @Override
  public Requirements requires(Parameters parameters) {
    Requirements classes =
        parameters.classes()
            ? Requirements.of(Labels.class, ClassDensities.class)
            : Requirements.NONE;
    return classes.and(densities(parameters.condition()));
  }

  private static Requirements densities(Choice condition) {
    return switch (condition) {
      case AUTOMATIC -> Requirements.of(PerturbedDensity.class).ofAny(Transitions.class);
      case NONE, NOISE -> Requirements.of(PerturbedDensity.class);
      case TIME -> Requirements.of(PerturbedDensity.class, Sde.class, Transitions.class);
    };
  }

  @Override
  public ScoreNetwork create(Parameters parameters, NetworkContext context) {
    Condition condition =
        switch (parameters.condition()) {
          case AUTOMATIC -> context.condition();
          case NONE -> Condition.NONE;
          case NOISE -> new NoiseLevel(context.levels());
          case TIME -> context.time().orElseThrow();
        };
    Dataset dataset = context.dataset();
    boolean classes = parameters.classes();
    if (!condition.isGiven()) {
      check(dataset, parameters.noise());
      return new ExactScore(dataset, condition, c -> Marginal.noise(parameters.noise()), classes);
    }
    if (parameters.noise() > 0) {
      throw new InvalidExperimentException(
          "/noise",
          "the perturbation follows from the condition, "
              + condition.words()
              + "; leave the noise out, or set condition to none");
    }
    if (dataset.density(law(condition, Conditions.middle(condition))).isEmpty()) {
      throw new InvalidExperimentException(
          "/condition",
          "the dataset does not know its density under an SDE whose coefficients are not the same"
              + " number for all components; choose another SDE, or another dataset, such as a"
              + " Gaussian mixture");
    }
    return new ExactScore(dataset, condition, c -> law(condition, c), classes);
  }

  private static Transition law(Condition condition, double c) {
    return condition.transition(c).orElseThrow();
  }

  private static void check(Dataset dataset, double noise) {
    if (dataset.density(Marginal.noise(noise)).isEmpty()) {
      throw new InvalidExperimentException(
          "/noise",
          "the dataset's law is singular, without a density of its own; give a noise above 0");
    }
  }
}
