package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.langevin.api.Shape;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Start;

/** What every law of starting points must do. */
public final class StartContract {
  private StartContract() {}

  /**
   * A draw sets all values of its item to finite numbers and no others, and depends on the stream
   * only.
   *
   * @param shape that the law was told
   */
  public static void drawsAPoint(Start start, Shape shape) {
    int dimension = shape.dimension();
    float[] alone = new float[dimension];
    start.draw(RandomStream.of(1, "start"), alone, 0);
    float[] among = new float[3 * dimension];
    Arrays.fill(among, Float.NaN);
    start.draw(RandomStream.of(2, "start"), among, 2 * dimension);
    start.draw(RandomStream.of(1, "start"), among, dimension);
    assertArrayEquals(alone, Arrays.copyOfRange(among, dimension, 2 * dimension), "the same again");
    for (int j = 0; j < among.length; j++) {
      assertTrue(
          Float.isFinite(among[j]) == j >= dimension, "value " + j + " of three: " + among[j]);
    }
  }

  /** Mean and variance of each component, within five standard errors. */
  public static void momentsAre(Start start, double[] mean, double[] variance) {
    int draws = 20_000;
    RandomStream random = RandomStream.of(3, "start");
    Statistic[] first = statistics(mean.length);
    Statistic[] second = statistics(mean.length);
    float[] x = new float[mean.length];
    for (int i = 0; i < draws; i++) {
      start.draw(random, x, 0);
      for (int j = 0; j < x.length; j++) {
        first[j].add(x[j] - mean[j]);
        second[j].add(Math.pow(x[j] - mean[j], 2));
      }
    }
    for (int j = 0; j < mean.length; j++) {
      first[j].estimates(0, 1e-6, "the mean of component " + j + " from its own");
      second[j].estimates(variance[j], 1e-6, "the variance of component " + j);
    }
  }

  private static Statistic[] statistics(int count) {
    Statistic[] statistics = new Statistic[count];
    Arrays.setAll(statistics, j -> new Statistic());
    return statistics;
  }
}
