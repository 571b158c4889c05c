package org.langevin.metrics.frechetdistance;

import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;

/** Turns items into features, whose laws are compared. */
interface FeatureExtractor {
  /**
   * The features of some items.
   *
   * @param items at least one
   * @param name what the items are, for messages
   * @return as many points
   */
  Items extract(Items items, String name, MetricInput input);

  /** What the features are, in words for the note of a result. */
  String description();
}
