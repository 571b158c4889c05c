package org.langevin.metrics.fisherdivergence;

import java.util.Locale;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;

/**
 * The law whose score is known: that of the data perturbed as the condition says.
 *
 * @param condition what the learned score is told
 * @param marginal the perturbation
 * @param density of the perturbed data
 * @param description of the condition
 */
record Target(double condition, Marginal marginal, Density density, String description) {
  /**
   * Of the range of a condition: close to the data, but where the score of a singular law exists.
   */
  private static final double EARLY = 1e-3;

  /** The law that a condition means, or the least perturbed one if none is given. */
  static Target of(Double condition, MetricContext context) {
    Dataset dataset = context.dataset().orElseThrow();
    Condition meaning = context.condition();
    if (!meaning.isGiven()) {
      double sigma = condition == null ? 0 : condition;
      if (!(sigma >= 0)) {
        throw new InvalidExperimentException(
            "/condition", "a deviation of noise is 0 or more, but this is " + sigma);
      }
      return of(0, Marginal.noise(sigma), dataset, noise(sigma));
    }
    double c = condition == null ? least(meaning) : condition;
    if (!(c >= meaning.low() && c <= meaning.high())) {
      throw new InvalidExperimentException(
          "/condition",
          "the score is conditioned on "
              + meaning.words()
              + ", which lies between "
              + meaning.low()
              + " and "
              + meaning.high()
              + ", but this is "
              + c);
    }
    Marginal law = meaning.law(c).orElseThrow();
    String description =
        law.equals(Marginal.noise(law.deviation()))
            ? noise(law.deviation())
            : format(meaning.words() + " %.4g", c);
    return of(c, law, dataset, description);
  }

  private static double least(Condition condition) {
    if (condition.standard().isPresent()) {
      return condition.standard().getAsDouble();
    }
    if (condition.high() == Double.POSITIVE_INFINITY) {
      throw new InvalidExperimentException(
          "/condition",
          "the score is conditioned on "
              + condition.words()
              + ", of which there is no smallest: give one");
    }
    return condition.low() + EARLY * (condition.high() - condition.low());
  }

  private static String noise(double sigma) {
    return sigma == 0 ? "no perturbation" : format("noise of deviation %.4g", sigma);
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
