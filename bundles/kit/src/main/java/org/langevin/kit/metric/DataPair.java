package org.langevin.kit.metric;

import java.util.Arrays;
import java.util.Optional;
import org.langevin.api.random.RandomStream;

/**
 * Two samples of the data themselves, with no item in both. What a distance gives between them is
 * its floor: what perfect samples, as many as were measured, would give.
 *
 * @param real the items that stand for the data, by their indices
 * @param generated the items that stand for the samples
 * @param scarcity how much scarcer items are in this pair than in what was measured: the ratio of
 *     1/n + 1/m there to that here, at most 1. A distance whose floor falls with n^(-r) is to be
 *     multiplied by {@code scarcity^r}
 */
public record DataPair(int[] real, int[] generated, double scarcity) {
  private static final int FEWEST = 4;

  /**
   * Parts items at random.
   *
   * @param real how many items of the data there are
   * @param generated how many samples were compared with them
   * @return nothing if there are too few items for two samples
   */
  public static Optional<DataPair> of(int real, int generated, RandomStream random) {
    int second = Math.min(generated, real / 2);
    if (real < FEWEST || second < 1) {
      return Optional.empty();
    }
    int[] order = Values.choose(real, real, random);
    int first = real - second;
    double measured = 1.0 / real + 1.0 / generated;
    double here = 1.0 / first + 1.0 / second;
    return Optional.of(
        new DataPair(
            Arrays.copyOf(order, first),
            Arrays.copyOfRange(order, first, real),
            Math.min(1, measured / here)));
  }

  /** The values of some items, one after the other. */
  public static double[] select(double[] values, int dimension, int[] items) {
    double[] selected = new double[Math.multiplyExact(items.length, dimension)];
    for (int i = 0; i < items.length; i++) {
      System.arraycopy(values, items[i] * dimension, selected, i * dimension, dimension);
    }
    return selected;
  }

  /** What is measured, brought from these sizes to those that were compared. */
  public double floor(double measured, double rate) {
    return measured * StrictMath.pow(scarcity, rate);
  }
}
