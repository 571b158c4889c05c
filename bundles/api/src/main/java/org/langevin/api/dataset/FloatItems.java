package org.langevin.api.dataset;

import org.langevin.api.Shape;

/**
 * Items in an array of floats.
 *
 * @param shape of each item
 * @param values one item after the other
 * @param labels the class of each item; null if they have none
 */
record FloatItems(Shape shape, float[] values, int[] labels) implements Items {
  FloatItems {
    checkWhole(shape, values.length);
    if (labels != null && labels.length * (long) shape.dimension() != values.length) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + values.length / shape.dimension() + " items");
    }
  }

  static void checkWhole(Shape shape, int values) {
    if (values % shape.dimension() != 0) {
      throw new IllegalArgumentException(
          values + " values are no whole number of items of shape " + shape);
    }
  }

  @Override
  public int size() {
    return values.length / shape.dimension();
  }

  @Override
  public void copy(int index, float[] target, int offset) {
    copy(index, 1, target, offset);
  }

  @Override
  public void copy(int first, int count, float[] target, int offset) {
    int dimension = shape.dimension();
    System.arraycopy(values, first * dimension, target, offset, count * dimension);
  }

  @Override
  public void copy(int index, double[] target, int offset) {
    int dimension = shape.dimension();
    for (int i = 0; i < dimension; i++) {
      target[offset + i] = values[index * dimension + i];
    }
  }

  @Override
  public int label(int index) {
    return labels == null ? -1 : labels[index];
  }

  @Override
  public float[] toArray() {
    return values.clone();
  }
}
