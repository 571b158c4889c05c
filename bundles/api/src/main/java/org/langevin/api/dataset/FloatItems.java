package org.langevin.api.dataset;

import org.langevin.api.Shape;

/**
 * Items in an array of floats.
 *
 * @param shape of each item
 * @param values one item after the other
 */
record FloatItems(Shape shape, float[] values) implements Items {
  FloatItems {
    checkWhole(shape, values.length);
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
    int dimension = shape.dimension();
    System.arraycopy(values, index * dimension, target, offset, dimension);
  }

  @Override
  public void copy(int index, double[] target, int offset) {
    int dimension = shape.dimension();
    for (int i = 0; i < dimension; i++) {
      target[offset + i] = values[index * dimension + i];
    }
  }

  @Override
  public float[] toArray() {
    return values.clone();
  }
}
