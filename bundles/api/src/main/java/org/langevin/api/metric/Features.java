package org.langevin.api.metric;

import org.langevin.api.ExtensionPoint;
import org.langevin.api.dataset.Items;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns items into points, f: R^d to R^k, whose laws metrics compare in the place of those of the
 * items. The features of an item do not depend on the items beside it.
 *
 * <p>Several metrics may ask at once.
 */
@ConsumerType
@ExtensionPoint(
    id = Features.POINT,
    one = "a kind of features",
    title = "What metrics compare of items")
public interface Features {
  /** The name of the extension point. */
  String POINT = "features";

  /**
   * The features of some items.
   *
   * @param items at least one, of the shape that the context told
   * @param name what the items are, for messages
   * @param input of the metric, for its threads and its progress
   * @return as many points, in the same order
   */
  Items extract(Items items, String name, MetricInput input);

  /**
   * What the features are, in words for the note of a result: another name wherever values cannot
   * be compared. Asked after {@link #extract}.
   */
  String description();
}
