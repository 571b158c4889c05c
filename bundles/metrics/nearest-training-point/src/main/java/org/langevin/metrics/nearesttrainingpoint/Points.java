package org.langevin.metrics.nearesttrainingpoint;

import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.Values;

/**
 * Points whose distances are sought.
 *
 * @param values one point after the other
 * @param dimension the number of values of each
 */
record Points(double[] values, int dimension) {
  /**
   * Some items.
   *
   * @param name what they are, for messages
   * @param most how many are taken at most, chosen at random
   */
  static Points of(Items items, String name, int most, RandomStream random) {
    int dimension = items.shape().dimension();
    return new Points(
        Values.sample(Values.doubles(items, name), dimension, most, random), dimension);
  }

  int count() {
    return values.length / dimension;
  }
}
