package org.langevin.kit.metric;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;

/**
 * Items as plain numbers that distances can be computed of.
 *
 * <p>Distances are computed from {@link #doubles}: a file's float64 values would lose in float32
 * what is small beside an offset. {@link #of} is for what works in float32 by nature, such as a
 * density or a network.
 */
public final class Values {
  private Values() {}

  /**
   * All values of some items in float32, one item after the other, in a new array.
   *
   * @param items at least one
   * @param name what the items are, for messages, for example {@code generated}
   * @throws InvalidExperimentException if there are no items, or one has a value that is not finite
   */
  public static float[] of(Items items, String name) {
    check(items, name);
    float[] values = items.toArray();
    int dimension = items.shape().dimension();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw notFinite(name, i / dimension, i % dimension, values[i]);
      }
    }
    return values;
  }

  /**
   * All values of some items in double precision, one item after the other, in a new array.
   *
   * @param items at least one
   * @param name what the items are, for messages, for example {@code generated}
   * @throws InvalidExperimentException if there are no items, or one has a value that is not finite
   */
  public static double[] doubles(Items items, String name) {
    check(items, name);
    double[] values = items.toDoubles();
    int dimension = items.shape().dimension();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw notFinite(name, i / dimension, i % dimension, values[i]);
      }
    }
    return values;
  }

  private static void check(Items items, String name) {
    if (items.size() == 0) {
      throw new InvalidExperimentException("there are no " + name + " items to compare");
    }
  }

  private static InvalidExperimentException notFinite(
      String name, int item, int position, double value) {
    return new InvalidExperimentException(
        name
            + " item "
            + item
            + " has the value "
            + value
            + " at position "
            + position
            + ", but distances need finite numbers: a sampler that diverged needs smaller"
            + " steps, a file needs the item removed");
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
    int[] chosen = choose(count, most, random);
    float[] kept = new float[most * dimension];
    for (int i = 0; i < most; i++) {
      System.arraycopy(values, chosen[i] * dimension, kept, i * dimension, dimension);
    }
    return kept;
  }

  /** The same for values in double precision: the same items are chosen. */
  public static double[] sample(double[] values, int dimension, int most, RandomStream random) {
    int count = values.length / dimension;
    if (count <= most) {
      return values;
    }
    int[] chosen = choose(count, most, random);
    double[] kept = new double[most * dimension];
    for (int i = 0; i < most; i++) {
      System.arraycopy(values, chosen[i] * dimension, kept, i * dimension, dimension);
    }
    return kept;
  }

  /** The indices of some of the items, in the order in which they were chosen. */
  static int[] choose(int count, int most, RandomStream random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    int[] chosen = new int[most];
    for (int i = 0; i < most; i++) {
      // The first steps of a shuffle.
      int other = i + random.nextInt(count - i);
      chosen[i] = order[other];
      order[other] = order[i];
    }
    return chosen;
  }
}
