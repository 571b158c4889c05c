package org.langevin.networks.mixtureenergy;

import org.langevin.api.Extension;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.ScoreNetworkFactory;
import org.osgi.service.component.annotations.Component;

/**
 * The energy of a Gaussian mixture with diagonal covariances as a network,
 *
 * <pre>E(x) = -log sum_k exp(l_k) N(x; mu_k, diag(exp(2 rho_k))),</pre>
 *
 * <p>up to a constant, with theta = (l_k, mu_k, rho_k) for each component k: logits, means and
 * logarithms of the standard deviations. With equal weights theta has no logits. Score matching
 * cannot see the weights of components that do not overlap (Song and Ermon 2019, section 3.2.2),
 * contrastive divergence with short chains neither.
 */
@Component
@Extension(
    point = ScoreNetworkFactory.POINT,
    id = "mixture-energy",
    title = "Parametric energy of a Gaussian mixture")
public final class MixtureEnergy implements ScoreNetworkFactory<MixtureEnergy.Parameters> {
  /** Whether the weights of the components are trained. */
  public enum Weights {
    /** theta has a logit for each component. */
    LEARNED,
    /** All logits are 0. */
    EQUAL
  }

  /**
   * The parameters.
   *
   * @param components how many components
   * @param weights whether the weights are trained
   * @param means where the means start
   * @param spread the deviation of random initial means
   * @param scale the initial standard deviation of each component
   */
  public record Parameters(
      @Parameter(
              description = "Number of components of the mixture",
              value = "2",
              min = 1,
              max = 10000)
          int components,
      @Parameter(
              description = "Whether the weights of the components are learned or stay equal",
              value = "learned")
          Weights weights,
      @Parameter(
              description =
                  "Initial means, one for each component; drawn from N(0, spread^2 I) if not given",
              unit = "data",
              value = "null")
          double[][] means,
      @Parameter(
              description = "Standard deviation of initial means that are not given",
              unit = "data",
              value = "1",
              min = 0)
          double spread,
      @Parameter(
              description = "Initial standard deviation of each component",
              unit = "data",
              value = "1",
              moreThan = 0)
          double scale) {}

  @Override
  public ScoreNetwork create(Parameters parameters, NetworkContext context) {
    int dimension = context.dataset().shape().dimension();
    double[][] means = parameters.means();
    if (means != null && means.length != parameters.components()) {
      throw new InvalidExperimentException(
          "/means",
          "there are "
              + parameters.components()
              + " components, but the number of means is "
              + means.length);
    }
    for (int k = 0; means != null && k < means.length; k++) {
      if (means[k].length != dimension) {
        throw new InvalidExperimentException(
            "/means/" + k,
            "the data has " + dimension + " dimensions, but this mean has " + means[k].length);
      }
    }
    return new Mixture(context.dataset().shape(), parameters);
  }
}
