package org.langevin.api.score;

/**
 * Items with what a score is told about each.
 *
 * @param size how many items
 * @param x the items, one after the other; may be longer
 * @param condition c, one value for each item; may be longer
 * @param label the class y of each item, from 0, or -1 where it is not told; may be longer. Null if
 *     none is told
 */
public record Batch(int size, float[] x, float[] condition, int[] label) {
  /** Checks that there is a condition, and a label or none, for each item. */
  public Batch {
    if (condition.length < size) {
      throw new IllegalArgumentException(
          "condition has " + condition.length + " values, not " + size);
    }
    if (label != null && label.length < size) {
      throw new IllegalArgumentException("label has " + label.length + " values, not " + size);
    }
  }

  /** Items whose classes are not told. */
  public Batch(int size, float[] x, float[] condition) {
    this(size, x, condition, null);
  }

  /** The class of an item; -1 if it is not told. */
  public int label(int item) {
    return label == null ? -1 : label[item];
  }

  /** How many items in a row, from one of them on, have its condition and its class. */
  public int alike(int first) {
    int end = first + 1;
    while (end < size && condition[end] == condition[first] && label(end) == label(first)) {
      end++;
    }
    return end - first;
  }

  /** The same items without their classes. */
  public Batch withoutLabels() {
    return label == null ? this : new Batch(size, x, condition, null);
  }
}
