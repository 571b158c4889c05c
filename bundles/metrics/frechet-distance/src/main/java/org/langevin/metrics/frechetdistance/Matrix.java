package org.langevin.metrics.frechetdistance;

/**
 * A view of an array as a matrix: the entry (i, j) lies at offset + i rowStep + j columnStep. Parts
 * and transposes are views of the same numbers.
 */
record Matrix(double[] values, int rows, int columns, int offset, int rowStep, int columnStep) {
  /** Zeros, row by row. */
  static Matrix zeros(int rows, int columns) {
    return of(new double[Math.multiplyExact(rows, columns)], rows, columns);
  }

  /** All of an array, row by row; not copied. */
  static Matrix of(double[] values, int rows, int columns) {
    return new Matrix(values, rows, columns, 0, columns, 1);
  }

  int index(int row, int column) {
    return offset + row * rowStep + column * columnStep;
  }

  double get(int row, int column) {
    return values[index(row, column)];
  }

  /** The same with rows for columns. */
  Matrix transposed() {
    return new Matrix(values, columns, rows, offset, columnStep, rowStep);
  }

  /** The part of some rows and columns. */
  Matrix part(int row, int column, int height, int width) {
    return new Matrix(values, height, width, index(row, column), rowStep, columnStep);
  }

  /** The part from a row and a column on. */
  Matrix from(int row, int column) {
    return part(row, column, rows - row, columns - column);
  }
}
