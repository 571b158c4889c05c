package org.langevin.metrics.forwardconvergence;

import java.util.Arrays;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Sde;
import org.langevin.kit.metric.NormalLaw;
import org.langevin.kit.metric.QuantileCoupling;

/**
 * On the line, of a sample beside the quantiles of the prior.
 *
 * @param quantiles of the probabilities (i + 1/2) / n
 */
record QuantileApproach(PerturbedItems items, double[] quantiles, double floor)
    implements Approach {
  private static final int PRIOR = 2;
  private static final int DRAWS = 32;

  static QuantileApproach of(
      Dataset dataset, Sde sde, NormalLaw prior, int count, RandomStream random) {
    PerturbedItems items = PerturbedItems.of(dataset, sde, count, random);
    double[] quantiles = new double[items.count()];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = prior.quantile((i + 0.5) / quantiles.length);
    }
    double floor = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      RandomStream stream = random.child(PRIOR, draw);
      double[] sample = new double[quantiles.length];
      for (int i = 0; i < sample.length; i++) {
        sample[i] = prior.mean() + prior.deviation() * stream.nextGaussian();
      }
      Arrays.sort(sample);
      floor += QuantileCoupling.cost(sample, quantiles, 1).distance() / DRAWS;
    }
    return new QuantileApproach(items, quantiles, floor);
  }

  @Override
  public double distance(double t) {
    float[] states = items.at(t);
    double[] sorted = new double[states.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = states[i];
    }
    Arrays.sort(sorted);
    return QuantileCoupling.cost(sorted, quantiles, 1).distance();
  }

  @Override
  public String name() {
    return "W_1 of a sample (data)";
  }

  @Override
  public String note() {
    return "W_1 of " + items.count() + " items beside the prior's quantiles";
  }
}
