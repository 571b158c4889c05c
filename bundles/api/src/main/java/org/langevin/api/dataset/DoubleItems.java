package org.langevin.api.dataset;

import org.langevin.api.Shape;

/**
 * Items in an array of doubles.
 *
 * @param shape of each item
 * @param values one item after the other
 */
record DoubleItems(Shape shape, double[] values) implements Items {
  DoubleItems {
    FloatItems.checkWhole(shape, values.length);
  }

  @Override
  public int size() {
    return values.length / shape.dimension();
  }

  @Override
  public void copy(int index, float[] target, int offset) {
    int dimension = shape.dimension();
    for (int i = 0; i < dimension; i++) {
      target[offset + i] = (float) values[index * dimension + i];
    }
  }

  @Override
  public void copy(int index, double[] target, int offset) {
    int dimension = shape.dimension();
    System.arraycopy(values, index * dimension, target, offset, dimension);
  }

  @Override
  public double[] toDoubles() {
    return values.clone();
  }
}
