package org.langevin.metrics.frechetdistance;

import org.langevin.api.metric.MetricInput;

/** Turns items into features, whose laws are compared. */
interface FeatureExtractor {
  /**
   * The features of some items.
   *
   * @param items all their values, one item after the other
   */
  Features extract(float[] items, MetricInput input);

  /** What the features are, in words for the note of a result. */
  String description();

  /**
   * Features of some items.
   *
   * @param values one item's features after the other's
   * @param dimension how many features an item has
   */
  record Features(float[] values, int dimension) {}
}
