package org.langevin.metrics.frechetdistance;

import org.langevin.api.metric.MetricInput;
import org.langevin.metrics.frechetdistance.Products.Entries;

/**
 * The first of two stages by which a matrix becomes bidiagonal: reflections from both sides, a few
 * rows and columns at a time, make it an upper triangular band with the same singular values.
 * Almost all work is in matrix products (Großer and Lang 1999).
 */
final class BandReduction {
  /** How many diagonals above the main one are left. */
  static final int BAND = 64;

  private BandReduction() {}

  /**
   * Reduces a matrix in place.
   *
   * @param matrix no fewer rows than columns, row by row; what is left outside the band is 0
   */
  static void reduce(Matrix matrix, MetricInput input) {
    int columns = matrix.columns();
    for (int k = 0; k < columns; k += BAND) {
      int end = Math.min(columns, k + BAND);
      Reflections left = Reflections.of(matrix.part(k, k, matrix.rows() - k, end - k));
      apply(left, matrix.from(k, end), input);
      if (end < columns) {
        Matrix above = matrix.part(k, end, end - k, columns - end);
        applyRight(Reflections.of(above.transposed()), matrix.from(end, end), input);
      }
    }
  }

  /** A = Q^T A = A - V T^T V^T A. */
  private static void apply(Reflections reflections, Matrix matrix, MetricInput input) {
    Matrix along = Products.of(reflections.vectors(), matrix, input);
    Matrix scaled = Products.of(reflections.factors().transposed(), along, input);
    Products.subtract(reflections.vectors().transposed(), scaled, matrix, Entries.ALL, input);
  }

  /** A = A Q = A - (A V) T V^T. */
  private static void applyRight(Reflections reflections, Matrix matrix, MetricInput input) {
    Matrix along = Products.of(reflections.vectors(), matrix.transposed(), input);
    Matrix scaled = Products.of(reflections.factors().transposed(), along, input);
    Products.subtract(scaled.transposed(), reflections.vectors(), matrix, Entries.ALL, input);
  }
}
