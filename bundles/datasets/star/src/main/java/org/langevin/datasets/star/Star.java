package org.langevin.datasets.star;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.osgi.service.component.annotations.Component;

/**
 * A star of many narrow round components along the curve
 *
 * <pre>r(theta) = 1 + sin(arms theta), theta_i = 2 pi i / c, i = 1 ... c</pre>
 *
 * <p>with random weights: uniform numbers divided by their sum, from the run's seed.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "star",
    title = "Star: a mixture of many narrow components along a curve, randomly weighted",
    formula = "components along r(theta) = 1 + sin(arms theta), theta_i = 2 pi i " + "/ c")
public final class Star implements ExtensionFactory<Star.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(
              description = "The number c of components along the curve",
              value = "250",
              min = 1,
              max = 100_000)
          int components,
      @Parameter(description = "The number of arms", value = "5", min = 1, max = 1000) int arms,
      @Parameter(
              description = "The variance of each component in each direction",
              unit = "data^2",
              value = "0.01",
              moreThan = 0,
              max = 1e6)
          double variance) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    int components = parameters.components();
    double[][] means = new double[components][2];
    double[] weights = new double[components];
    RandomStream random = context.random("mixing weights");
    for (int i = 0; i < components; i++) {
      double theta = 2 * Math.PI * (i + 1) / components;
      double radius = 1 + StrictMath.sin(parameters.arms() * theta);
      means[i][0] = radius * StrictMath.cos(theta);
      means[i][1] = radius * StrictMath.sin(theta);
      // 1 - u lies in (0, 1]: no component is left out.
      weights[i] = 1 - random.nextDouble();
    }
    double sum = Arrays.stream(weights).sum();
    for (int i = 0; i < components; i++) {
      weights[i] /= sum;
    }
    double[] deviation = {Math.sqrt(parameters.variance())};
    return new MixtureDataset(
        GaussianMixture.round(weights, means, deviation), parameters.count(), context);
  }
}
