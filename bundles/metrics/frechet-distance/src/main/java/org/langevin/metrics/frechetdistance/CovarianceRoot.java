package org.langevin.metrics.frechetdistance;

import org.langevin.api.Interruption;
import org.langevin.api.metric.MetricInput;

/**
 * A root of a covariance S = R^T R by Cholesky's method with the largest pivot first, which takes
 * covariances of any rank (Higham 2002, section 10.3). Columns are eliminated in blocks, whose
 * products change the rest at once.
 */
final class CovarianceRoot {
  private static final int BLOCK = 32;

  private final Matrix matrix;
  private final int size;
  private final MetricInput input;

  /** What is left of the diagonal. */
  private final double[] diagonal;

  /** Which variable a row belongs to. */
  private final int[] variable;

  private CovarianceRoot(Matrix matrix, MetricInput input) {
    this.matrix = matrix;
    this.size = matrix.rows();
    this.input = input;
    diagonal = new double[size];
    variable = new int[size];
    for (int i = 0; i < size; i++) {
      diagonal[i] = matrix.get(i, i);
      variable[i] = i;
    }
  }

  /**
   * Finds R^T, of as many columns as S has rank.
   *
   * @param covariance S, of which the entries on and below the diagonal are used; overwritten
   */
  static Matrix of(Matrix covariance, MetricInput input) {
    CovarianceRoot root = new CovarianceRoot(covariance, input);
    int rank = root.eliminate();
    return root.inOrder(rank);
  }

  private int eliminate() {
    double largest = 0;
    for (double value : diagonal) {
      largest = Math.max(largest, value);
    }
    // Below this a pivot is rounding, and its root would not be small.
    double threshold = largest * size * Math.ulp(1.0);
    for (int from = 0; from < size; from += BLOCK) {
      int to = Math.min(size, from + BLOCK);
      for (int column = from; column < to; column++) {
        Interruption.check();
        int pivot = largest(column);
        if (diagonal[pivot] <= threshold) {
          return column;
        }
        exchange(column, pivot);
        eliminate(column, from);
      }
      Matrix block = matrix.part(to, from, size - to, to - from);
      Products.subtract(
          block, block.transposed(), matrix.from(to, to), Products.Entries.LOWER, input);
    }
    return size;
  }

  private int largest(int from) {
    int largest = from;
    for (int i = from + 1; i < size; i++) {
      if (diagonal[i] > diagonal[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  /** Exchanges two variables of what lies below the diagonal. */
  private void exchange(int first, int second) {
    if (first == second) {
      return;
    }
    for (int j = 0; j < first; j++) {
      swap(matrix.index(first, j), matrix.index(second, j));
    }
    for (int i = first + 1; i < second; i++) {
      swap(matrix.index(i, first), matrix.index(second, i));
    }
    for (int i = second + 1; i < size; i++) {
      swap(matrix.index(i, first), matrix.index(i, second));
    }
    double value = diagonal[first];
    diagonal[first] = diagonal[second];
    diagonal[second] = value;
    int index = variable[first];
    variable[first] = variable[second];
    variable[second] = index;
  }

  private void swap(int first, int second) {
    double value = matrix.values()[first];
    matrix.values()[first] = matrix.values()[second];
    matrix.values()[second] = value;
  }

  /**
   * Computes a column of the root.
   *
   * @param from the first column of its block: what lies before is subtracted already
   */
  private void eliminate(int column, int from) {
    double[] values = matrix.values();
    double pivot = Math.sqrt(diagonal[column]);
    int own = matrix.index(column, 0);
    values[own + column] = pivot;
    for (int i = column + 1; i < size; i++) {
      int row = matrix.index(i, 0);
      double value = values[row + column];
      for (int k = from; k < column; k++) {
        value -= values[row + k] * values[own + k];
      }
      value /= pivot;
      values[row + column] = value;
      diagonal[i] -= value * value;
    }
  }

  /** The root with the variables in their order, and zeros above what was the diagonal. */
  private Matrix inOrder(int rank) {
    Matrix root = Matrix.zeros(size, rank);
    for (int i = 0; i < size; i++) {
      System.arraycopy(
          matrix.values(),
          matrix.index(i, 0),
          root.values(),
          root.index(variable[i], 0),
          Math.min(i + 1, rank));
    }
    return root;
  }
}
