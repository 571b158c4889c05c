package org.langevin.metrics.frechetdistance;

import java.util.Arrays;
import org.langevin.api.Interruption;

/**
 * The second stage: an upper triangular band becomes bidiagonal, row after row. The reflection that
 * shortens a row makes a bulge below the diagonal, and the one that removes its first column makes
 * a bulge beyond the band, further down; so it goes on to the end of the matrix (Haidar, Kurzak and
 * Luszczek 2013, section 3).
 */
final class BulgeChase {
  private static final int BAND = BandReduction.BAND;

  /** From row to row: a bulge reaches BAND - 1 below the diagonal and 2 BAND - 1 above. */
  private static final int STEP = 3 * BAND;

  private final int size;
  private final double[] band;
  private final double[] vector = new double[BAND];
  private final double[] along = new double[2 * BAND];

  /**
   * Takes in a band.
   *
   * @param matrix the first rows, as many as there are columns
   */
  BulgeChase(Matrix matrix) {
    size = matrix.columns();
    band = new double[Math.multiplyExact(size, STEP)];
    for (int i = 0; i < size; i++) {
      for (int j = i; j <= Math.min(size - 1, i + BAND); j++) {
        band[index(i, j)] = matrix.get(i, j);
      }
    }
  }

  private static int index(int row, int column) {
    return row * STEP + column - row + BAND;
  }

  /** Makes the band bidiagonal. */
  void run() {
    for (int i = 0; i < size - 1; i++) {
      Interruption.check();
      int row = i;
      for (int column = i + 1; column < size; column += BAND) {
        int last = Math.min(size, column + BAND);
        shorten(row, column, last);
        lower(column, last);
        row = column;
      }
    }
  }

  /** From the right: only the first of some numbers of a row is left. */
  private void shorten(int row, int column, int end) {
    int width = end - column;
    int from = index(row, column);
    System.arraycopy(band, from, vector, 0, width);
    Reflection reflection = Reflection.of(vector, 0, width);
    if (reflection.scale() == 0) {
      return;
    }
    band[from] = reflection.value();
    Arrays.fill(band, from + 1, from + width, 0);
    for (int i = row + 1; i < end; i++) {
      int at = index(i, column);
      double product = Sums.product(vector, 0, band, at, width);
      Sums.add(-reflection.scale() * product, vector, 0, band, at, width);
    }
  }

  /** From the left: what is below the diagonal in a column goes. */
  private void lower(int column, int end) {
    int height = end - column;
    for (int i = 0; i < height; i++) {
      vector[i] = band[index(column + i, column)];
    }
    Reflection reflection = Reflection.of(vector, 0, height);
    if (reflection.scale() == 0) {
      return;
    }
    band[index(column, column)] = reflection.value();
    int first = column + 1;
    int width = Math.min(size, end + BAND) - first;
    Arrays.fill(along, 0, width, 0);
    for (int i = 0; i < height; i++) {
      Sums.add(vector[i], band, index(column + i, first), along, 0, width);
    }
    for (int i = 0; i < height; i++) {
      Sums.add(-reflection.scale() * vector[i], along, 0, band, index(column + i, first), width);
    }
    for (int i = 1; i < height; i++) {
      band[index(column + i, column)] = 0;
    }
  }

  /** The main diagonal. */
  double[] diagonal() {
    double[] diagonal = new double[size];
    for (int i = 0; i < size; i++) {
      diagonal[i] = band[index(i, i)];
    }
    return diagonal;
  }

  /** The diagonal above it. */
  double[] superdiagonal() {
    double[] diagonal = new double[Math.max(0, size - 1)];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = band[index(i, i + 1)];
    }
    return diagonal;
  }
}
