package org.langevin.networks.empirical;

import java.util.function.DoubleFunction;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Labels;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Transition;
import org.langevin.kit.score.ConditionChoice;
import org.langevin.kit.score.DensityNetwork;
import org.osgi.service.component.annotations.Component;

/**
 * The score of the perturbed training set, in place of a learned one: that of the law of M X + b +
 * L Z where X is one of the training items, each as probable as the others, and (M, b, L) follows
 * from the condition c as for the network {@code exact}: a time's transition of the SDE, (1, 0,
 * sigma) of a noise level, or (1, 0, noise).
 *
 * <p>It is the minimiser of denoising score matching on the training set, which a network without
 * limits would learn: a sampler that follows it to the end gives the training items back
 * (Pidstrigach 2022). Beside it one sees what a learned score generalises, and what is due to the
 * sampler alone.
 *
 * <p>Nothing is trained. The energy is -log p. All training items are kept in float32, once; an
 * evaluation meets each of them, in double precision. The derivatives with respect to x are central
 * differences of the score.
 */
@Component
@Extension(
    point = ScoreNetwork.POINT,
    id = "empirical",
    title = "The exact score of the perturbed training set",
    formula = "s(x, c) = grad log (1/n) sum_i N(x; M x_i + b, L L^T)",
    source = "Pidstrigach 2022")
public final class Empirical
    implements ExtensionFactory<Empirical.Parameters, NetworkContext, ScoreNetwork> {
  /**
   * The parameters.
   *
   * @param condition what the score is conditioned on
   * @param noise the perturbation when the score is conditioned on nothing
   * @param classes whether a class may be told
   */
  public record Parameters(
      @Parameter(description = ConditionChoice.DESCRIPTION, value = "automatic")
          ConditionChoice condition,
      @Parameter(
              description =
                  "Standard deviation of the noise that perturbs the items when the score is"
                      + " conditioned on neither time nor noise; it must be above 0 then",
              unit = "data",
              value = "0",
              min = 0)
          double noise,
      @Parameter(
              description =
                  "Whether the score is that of the items of a class where the class is told; the"
                      + " dataset must have class labels",
              value = "false")
          boolean classes) {}

  @Override
  public Requirements requires(Parameters parameters) {
    Requirements labels = parameters.classes() ? Requirements.of(Labels.class) : Requirements.NONE;
    return labels.and(parameters.condition().requirements());
  }

  @Override
  public ScoreNetwork create(Parameters parameters, NetworkContext context) {
    Condition condition = parameters.condition().in(context);
    DoubleFunction<Transition> laws = ConditionChoice.laws(condition, parameters.noise());
    if (!condition.isGiven() && parameters.noise() == 0) {
      throw new InvalidExperimentException(
          "/noise",
          "points without noise have no density, and so no score; give a noise above 0, or a"
              + " condition");
    }
    Dataset dataset = context.dataset();
    int classes =
        parameters.classes()
            ? dataset.ability(Labels.class).map(labels -> labels.names().size()).orElse(0)
            : 0;
    return new DensityNetwork(
        dataset.shape(), condition, laws, new TrainingSet(dataset, classes), classes);
  }
}
