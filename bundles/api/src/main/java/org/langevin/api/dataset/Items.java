package org.langevin.api.dataset;

import org.langevin.api.Shape;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A finite list of items that may be kept in any compact form. Safe for reading by several threads.
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

  /** The class of an item, from 0; -1 if it has none. */
  default int label(int index) {
    return -1;
  }

  /** All items, one after the other. */
  default float[] toArray() {
    int dimension = shape().dimension();
    float[] all = new float[Math.multiplyExact(size(), dimension)];
    for (int i = 0; i < size(); i++) {
      copy(i, all, i * dimension);
    }
    return all;
  }

  /** Items kept in an array, which is not copied. */
  static Items of(Shape shape, float[] values) {
    int dimension = shape.dimension();
    if (values.length % dimension != 0) {
      throw new IllegalArgumentException(
          values.length + " values are no whole number of items of shape " + shape);
    }
    return new Items() {
      @Override
      public int size() {
        return values.length / dimension;
      }

      @Override
      public Shape shape() {
        return shape;
      }

      @Override
      public void copy(int index, float[] target, int offset) {
        System.arraycopy(values, index * dimension, target, offset, dimension);
      }

      @Override
      public float[] toArray() {
        return values;
      }
    };
  }
}
