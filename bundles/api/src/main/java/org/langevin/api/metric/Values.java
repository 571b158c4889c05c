package org.langevin.api.metric;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Items;

/** Items as plain numbers that distances can be computed of. */
public final class Values {
  private Values() {}

  /**
   * All values of some items, one item after the other.
   *
   * @param items at least one
   * @param name what the items are, for messages, for example {@code generated}
   * @throws InvalidExperimentException if there are no items, or one has a value that is not finite
   */
  public static float[] of(Items items, String name) {
    if (items.size() == 0) {
      throw new InvalidExperimentException("there are no " + name + " items to compare");
    }
    float[] values = items.toArray();
    int dimension = items.shape().dimension();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InvalidExperimentException(
            name
                + " item "
                + i / dimension
                + " has the value "
                + values[i]
                + " at position "
                + i % dimension
                + ", but distances need finite numbers: a sampler that diverged needs smaller"
                + " steps, a file needs the item removed");
      }
    }
    return values;
  }
}
