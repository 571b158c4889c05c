package org.langevin.api.metric;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;

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

  /**
   * Some of the items, chosen at random without repetition; all of them, as they are, if they are
   * no more than asked for.
   *
   * @param values one item after the other
   * @param dimension the number of values of an item
   * @param most how many items are kept at most
   * @param random chooses; not used if all are kept
   */
  public static float[] sample(float[] values, int dimension, int most, RandomStream random) {
    int count = values.length / dimension;
    if (count <= most) {
      return values;
    }
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    float[] kept = new float[most * dimension];
    for (int i = 0; i < most; i++) {
      // The first steps of a shuffle.
      int other = i + random.nextInt(count - i);
      int chosen = order[other];
      order[other] = order[i];
      System.arraycopy(values, chosen * dimension, kept, i * dimension, dimension);
    }
    return kept;
  }
}
