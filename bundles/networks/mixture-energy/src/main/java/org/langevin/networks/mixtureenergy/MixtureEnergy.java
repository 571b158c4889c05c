package org.langevin.networks.mixtureenergy;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.osgi.service.component.annotations.Component;

/**
 * The energy of a Gaussian mixture as a network,
 *
 * <pre>E(x) = -log sum_k exp(l_k) N(x; mu_k, S_k),  S_k^-1 = A_k^T A_k,
 * A_k = diag(exp(-rho_k)) (I + N_k),</pre>
 *
 * <p>up to a constant, with a strictly lower triangular N_k: the Cholesky factor of the precision,
 * whose diagonal is positive for any theta = (l_k, mu_k, rho_k, N_k). Row by row, rho is the
 * logarithm of a coordinate's standard deviation given those before it, and N its regression on
 * them with the sign changed (Pourahmadi 1999). Diagonal covariances have no N. With equal weights
 * theta has no logits.
 *
 * <p>The thesis (figure 2.3) writes the components without their determinants, which is the same
 * set of energies as long as weights are learned. Score matching cannot see the weights of
 * components that do not overlap (Song and Ermon 2019, section 3.2.2), contrastive divergence with
 * short chains neither.
 */
@Component
@Extension(
    point = ScoreNetwork.POINT,
    id = "mixture-energy",
    title = "Parametric energy of a Gaussian mixture",
    formula = "E(x) = -log sum_k exp(l_k) N(x; mu_k, S_k), up to a constant",
    source = "Pourahmadi 1999")
public final class MixtureEnergy
    implements ExtensionFactory<MixtureEnergy.Parameters, NetworkContext, ScoreNetwork> {
  /** Whether the weights of the components are trained. */
  public enum Weights {
    /** theta has a logit for each component. */
    LEARNED,
    /** All logits are 0. */
    EQUAL
  }

  /** The form of the components' covariance matrices. */
  public enum Covariance {
    /** Any positive definite matrix. */
    FULL,
    /** Coordinates are independent within a component; for data of many dimensions. */
    DIAGONAL
  }

  /**
   * The parameters.
   *
   * @param components how many components
   * @param weights whether the weights are trained
   * @param covariance the form of the covariances
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
                  "Form of the covariance of each component: full, any positive definite matrix,"
                      + " or diagonal, with far fewer parameters in many dimensions",
              value = "full")
          Covariance covariance,
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
