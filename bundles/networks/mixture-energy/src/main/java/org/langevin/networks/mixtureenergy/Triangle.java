package org.langevin.networks.mixtureenergy;

import java.util.Arrays;

/**
 * The places of a lower triangular matrix's elements in an array, row by row; or of a diagonal
 * matrix's.
 *
 * @param dimension the number of rows
 * @param full whether there are elements below the diagonal
 */
record Triangle(int dimension, boolean full) {
  /** How many elements there are. */
  int size() {
    return full ? dimension * (dimension + 1) / 2 : dimension;
  }

  /** The first column with an element in a row; the last is the diagonal. */
  int first(int row) {
    return full ? 0 : row;
  }

  /** The place of the element in column c of a row is base(row) + c. */
  int base(int row) {
    return full ? row * (row + 1) / 2 : 0;
  }

  /** product := A v. */
  void times(double[] matrix, int start, double[] v, double[] product) {
    for (int j = 0; j < dimension; j++) {
      double sum = 0;
      for (int l = first(j); l <= j; l++) {
        sum += matrix[start + base(j) + l] * v[l];
      }
      product[j] = sum;
    }
  }

  /** product := A^T v. */
  void transposedTimes(double[] matrix, int start, double[] v, double[] product) {
    Arrays.fill(product, 0);
    for (int j = 0; j < dimension; j++) {
      for (int l = first(j); l <= j; l++) {
        product[l] += matrix[start + base(j) + l] * v[j];
      }
    }
  }
}
