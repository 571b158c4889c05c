package org.langevin.metrics.forwardconvergence;

import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Sde;
import org.langevin.kit.metric.QuantileCoupling;

/**
 * By projections of a sample, and of one of the prior.
 *
 * @param directions unit vectors
 * @param prior its items along each direction, rising
 */
record SlicedApproach(PerturbedItems items, double[][] directions, double[][] prior, double floor)
    implements Approach {
  private static final int PRIOR = 2;
  private static final int OTHER_PRIOR = 3;
  private static final int DIRECTIONS = 4;

  static SlicedApproach of(
      Dataset dataset, Sde sde, int count, int projections, RandomStream random) {
    PerturbedItems items = PerturbedItems.of(dataset, sde, count, random);
    int dimension = items.dimension();
    Sizes.length("/projections", "projected items", Double.BYTES, projections, items.count());
    double[][] directions = new double[projections][];
    for (int i = 0; i < projections; i++) {
      directions[i] = direction(random.child(DIRECTIONS, i), dimension);
    }
    float[] drawn = drawn(sde, items.count(), dimension, random.child(PRIOR));
    float[] others = drawn(sde, items.count(), dimension, random.child(OTHER_PRIOR));
    double[][] prior = new double[projections][];
    double floor = 0;
    for (int i = 0; i < projections; i++) {
      Interruption.check();
      prior[i] = projected(drawn, directions[i]);
      floor += distance(projected(others, directions[i]), prior[i]) / projections;
    }
    return new SlicedApproach(items, directions, prior, floor);
  }

  private static float[] drawn(Sde sde, int count, int dimension, RandomStream random) {
    float[] drawn = new float[count * dimension];
    for (int i = 0; i < count; i++) {
      sde.prior().sample(random.child(i), drawn, i * dimension, dimension);
    }
    return drawn;
  }

  private static double[] direction(RandomStream random, int dimension) {
    double[] direction = new double[dimension];
    double square = 0;
    while (square == 0) {
      for (int i = 0; i < dimension; i++) {
        direction[i] = random.nextGaussian();
        square += direction[i] * direction[i];
      }
    }
    for (int i = 0; i < dimension; i++) {
      direction[i] /= Math.sqrt(square);
    }
    return direction;
  }

  private static double[] projected(float[] items, double[] direction) {
    double[] projected = new double[items.length / direction.length];
    for (int item = 0; item < projected.length; item++) {
      double sum = 0;
      for (int i = 0; i < direction.length; i++) {
        sum += items[item * direction.length + i] * direction[i];
      }
      projected[item] = sum;
    }
    Arrays.sort(projected);
    return projected;
  }

  private static double distance(double[] first, double[] second) {
    return QuantileCoupling.cost(first, second, 1).distance();
  }

  @Override
  public double distance(double t) {
    float[] states = items.at(t);
    double sum = 0;
    for (int i = 0; i < directions.length; i++) {
      Interruption.check();
      sum += distance(projected(states, directions[i]), prior[i]);
    }
    return sum / directions.length;
  }

  @Override
  public String name() {
    return "sliced W_1 of samples (data)";
  }

  @Override
  public String note() {
    return "sliced W_1 of "
        + items.count()
        + " items and as many of the prior, "
        + directions.length
        + " projections";
  }
}
