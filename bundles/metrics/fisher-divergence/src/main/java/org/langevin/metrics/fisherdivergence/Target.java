package org.langevin.metrics.fisherdivergence;

import java.util.Locale;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;

/**
 * The law whose score is known: that of the data perturbed as the condition says.
 *
 * @param condition what the learned score is told
 * @param marginal the perturbation
 * @param density of the perturbed data
 * @param description of the condition
 */
record Target(double condition, Marginal marginal, Density density, String description) {
  /** Of an SDE's horizon: close to the data, but where the score of a singular law exists. */
  private static final double EARLY = 1e-3;

  /** The law that a condition means, or the least perturbed one if none is given. */
  static Target of(Double condition, MetricContext context) {
    Dataset dataset = context.dataset().orElseThrow();
    return switch (context.conditioning()) {
      case NONE -> noise(condition == null ? 0 : condition, 0, dataset);
      case NOISE -> {
        double sigma = condition == null ? smallest(context) : condition;
        yield noise(sigma, sigma, dataset);
      }
      case TIME -> {
        Sde sde = context.sde().orElseThrow();
        double time = condition == null ? EARLY * sde.horizon() : condition;
        if (time > sde.horizon()) {
          throw new InvalidExperimentException(
              "/condition", "a time is at most the horizon " + sde.horizon() + ", not " + time);
        }
        yield of(time, sde.marginal(time), dataset, format("time %.4g", time));
      }
    };
  }

  private static double smallest(MetricContext context) {
    return context
        .levels()
        .map(levels -> levels.level(levels.count() - 1))
        .orElseThrow(
            () ->
                new InvalidExperimentException(
                    "/condition",
                    "the score is conditioned on the noise level, of which there is no smallest:"
                        + " give one"));
  }

  private static Target noise(double sigma, double condition, Dataset dataset) {
    String description = sigma == 0 ? "no perturbation" : format("noise of deviation %.4g", sigma);
    return of(condition, Marginal.noise(sigma), dataset, description);
  }

  private static Target of(
      double condition, Marginal marginal, Dataset dataset, String description) {
    Density density =
        dataset
            .density(marginal)
            .orElseThrow(
                () ->
                    new InvalidExperimentException(
                        "/condition",
                        "the dataset does not know its density at "
                            + description
                            + "; where it is singular, ask for a larger condition"));
    return new Target(condition, marginal, density, description);
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }

  /** Perturbs items: m x + b + s z. */
  float[] perturbed(float[] items, RandomStream random) {
    int dimension = density.dimension();
    float[] result = new float[items.length];
    for (int item = 0; item < items.length / dimension; item++) {
      RandomStream noise = random.child(item);
      for (int i = item * dimension; i < (item + 1) * dimension; i++) {
        double z = marginal.deviation() == 0 ? 0 : noise.nextGaussian();
        result[i] =
            (float) (marginal.scale() * items[i] + marginal.offset() + marginal.deviation() * z);
      }
    }
    return result;
  }
}
