package org.langevin.datasets.gaussianmixture;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.osgi.service.component.annotations.Component;

/**
 * Points from sum_k w_k N(mu_k, Sigma_k), with the exact density and score after any linear SDE.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "gaussian-mixture",
    title = "Mixture of normal laws, with exact density and score",
    formula = "p(x) = sum_k w_k N(x; mu_k, Sigma_k)")
public final class GaussianMixtureDataset
    implements ExtensionFactory<GaussianMixtureDataset.Parameters, DatasetContext, Dataset> {
  /**
   * See the component descriptions. At most one of deviations, variances and covariances is given;
   * each has one element for each mean, or one for all.
   */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(
              description = "The means of the components, points of one space of any dimension",
              unit = "data",
              value = "[[0, 0], [10, 10]]")
          double[][] means,
      @Parameter(
              description = "The mixing weights, summing to 1; null for equal ones",
              value = "null",
              moreThan = 0,
              max = 1)
          double[] weights,
      @Parameter(
              description =
                  "The standard deviations of round components, one for each or one for all; null"
                      + " for 1, unless variances or covariances are given",
              unit = "data",
              value = "null",
              moreThan = 0)
          double[] deviations,
      @Parameter(
              description =
                  "Instead of deviations: the variances of each coordinate, one row for each"
                      + " component or one for all",
              unit = "data^2",
              value = "null",
              moreThan = 0)
          double[][] variances,
      @Parameter(
              description =
                  "Instead of deviations: covariance matrices, one for each component or one for"
                      + " all",
              unit = "data^2",
              value = "null")
          double[][][] covariances) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    return new MixtureDataset(mixture(parameters), parameters.count(), context);
  }

  private static GaussianMixture mixture(Parameters parameters) {
    double[] weights = parameters.weights();
    double[][] means = parameters.means();
    if (weights == null) {
      weights = new double[means.length];
      Arrays.fill(weights, 1.0 / means.length);
    }
    boolean round = parameters.deviations() != null;
    boolean diagonal = parameters.variances() != null;
    boolean full = parameters.covariances() != null;
    if (round && (diagonal || full) || diagonal && full) {
      throw new InvalidExperimentException(
          round ? "/deviations" : "/variances",
          "give one of deviations, variances and covariances, not several");
    }
    if (full) {
      return GaussianMixture.full(weights, means, parameters.covariances());
    }
    if (diagonal) {
      return GaussianMixture.diagonal(weights, means, parameters.variances());
    }
    return GaussianMixture.round(
        weights, means, round ? parameters.deviations() : new double[] {1});
  }
}
