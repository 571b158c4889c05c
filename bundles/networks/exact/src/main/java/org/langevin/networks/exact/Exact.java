package org.langevin.networks.exact;

import java.util.function.DoubleFunction;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.ClassDensities;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Labels;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Transition;
import org.langevin.kit.score.ConditionChoice;
import org.langevin.kit.score.Conditions;
import org.langevin.kit.score.DensityNetwork;
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
  /**
   * The parameters.
   *
   * @param condition what the score is conditioned on
   * @param noise the perturbation when the score is conditioned on nothing
   * @param classes whether the score of a class is known
   */
  public record Parameters(
      @Parameter(description = ConditionChoice.DESCRIPTION, value = "automatic")
          ConditionChoice condition,
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
    return classes
        .and(Requirements.of(PerturbedDensity.class))
        .and(parameters.condition().requirements());
  }

  @Override
  public ScoreNetwork create(Parameters parameters, NetworkContext context) {
    Condition condition = parameters.condition().in(context);
    DoubleFunction<Transition> laws = ConditionChoice.laws(condition, parameters.noise());
    Dataset dataset = context.dataset();
    if (dataset.density(laws.apply(Conditions.middle(condition))).isEmpty()) {
      throw condition.isGiven()
          ? new InvalidExperimentException(
              "/condition",
              "the dataset does not know its density under an SDE whose coefficients are not the"
                  + " same number for all components; choose another SDE, or another dataset, such"
                  + " as a Gaussian mixture")
          : new InvalidExperimentException(
              "/noise",
              "the dataset's law is singular, without a density of its own; give a noise above 0");
    }
    int classes =
        parameters.classes()
            ? dataset.ability(Labels.class).map(labels -> labels.names().size()).orElse(0)
            : 0;
    return new DensityNetwork(dataset.shape(), condition, laws, new Exactly(dataset), classes);
  }

  private record Exactly(Dataset dataset) implements DensityNetwork.Family {
    @Override
    public Density under(Transition law, int label) {
      return (label < 0
              ? dataset.density(law)
              : dataset.ability(ClassDensities.class).orElseThrow().of(label).under(law))
          .orElseThrow(
              () -> new IllegalArgumentException("the dataset has no density under " + law));
    }

    /** The least deviation, or a tenth of the signal. */
    @Override
    public double scale(Transition law) {
      double signal = 0;
      for (int j = 0; j < law.signal().components(); j++) {
        for (int i = 0; i < law.blocks(); i++) {
          signal = Math.max(signal, Math.abs(law.signal().get(j, i, 0)));
        }
      }
      return Math.max(DensityNetwork.leastDeviation(law), 0.1 * signal);
    }
  }
}
