package org.langevin.api.dataset;

import org.langevin.api.Shape;
import org.langevin.api.Sizes;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A finite list of items that may be kept in any compact form. Safe for reading by several threads.
 *
 * <p>What is handed out is a copy: whoever gets it may change it, and nobody else sees that.
 *
 * <p>Items have two views, in float32 and in float64. Those of a dataset and of a sampler are
 * float32, and the second view holds the same numbers. A file may hold float64: there the first
 * view is rounded, and distances, which live on small differences of large numbers, are computed
 * from the second.
 */
@ConsumerType
public interface Items {
  /** How many items there are. */
  int size();

  /** The shape of each item. */
  Shape shape();

  /**
   * Copies an item.
   *
   * @param index from 0 to size() - 1
   * @param target receives {@code shape().dimension()} values
   * @param offset where the first value goes
   */
  void copy(int index, float[] target, int offset);

  /**
   * Copies an item in double precision.
   *
   * @param index from 0 to size() - 1
   * @param target receives {@code shape().dimension()} values
   * @param offset where the first value goes
   */
  default void copy(int index, double[] target, int offset) {
    float[] item = new float[shape().dimension()];
    copy(index, item, 0);
    for (int i = 0; i < item.length; i++) {
      target[offset + i] = item[i];
    }
  }

  /**
   * Copies items that follow each other.
   *
   * @param first from 0 to size() - count
   * @param count how many
   * @param target receives {@code count * shape().dimension()} values
   * @param offset where the first value goes
   */
  default void copy(int first, int count, float[] target, int offset) {
    int dimension = shape().dimension();
    for (int i = 0; i < count; i++) {
      copy(first + i, target, offset + i * dimension);
    }
  }

  /** The class of an item, from 0; -1 if it has none. */
  default int label(int index) {
    return -1;
  }

  /** All items, one after the other, in a new array. */
  default float[] toArray() {
    int dimension = shape().dimension();
    float[] all = new float[Sizes.length("", "items", Float.BYTES, size(), dimension)];
    copy(0, size(), all, 0);
    return all;
  }

  /** All items in double precision, one after the other, in a new array. */
  default double[] toDoubles() {
    int dimension = shape().dimension();
    double[] all = new double[Sizes.length("", "items", Double.BYTES, size(), dimension)];
    for (int i = 0; i < size(); i++) {
      copy(i, all, i * dimension);
    }
    return all;
  }

  /**
   * Items kept in an array.
   *
   * @param values one item after the other; not copied, so not to be changed any more
   */
  static Items of(Shape shape, float[] values) {
    return new FloatItems(shape, values, null);
  }

  /**
   * Items kept in an array, with their classes.
   *
   * @param values one item after the other; not copied, so not to be changed any more
   * @param labels the class of each item, from 0, or -1 for none; not copied
   */
  static Items of(Shape shape, float[] values, int[] labels) {
    return new FloatItems(shape, values, labels);
  }

  /**
   * Items kept in an array of doubles. Their float32 view is rounded to the nearest.
   *
   * @param values one item after the other; not copied, so not to be changed any more
   */
  static Items of(Shape shape, double[] values) {
    return new DoubleItems(shape, values);
  }
}
