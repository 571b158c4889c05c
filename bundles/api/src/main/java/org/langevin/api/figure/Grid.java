package org.langevin.api.figure;

/**
 * Values on a regular grid in the plane.
 *
 * @param x the coordinates of the columns, rising
 * @param y the coordinates of the rows, rising
 * @param values row by row: the value at (x[j], y[i]) is values[i * x.length + j]
 */
public record Grid(double[] x, double[] y, double[] values) {
  /** Checks the lengths. */
  public Grid {
    if (values.length != x.length * y.length) {
      throw new IllegalArgumentException(
          values.length + " values do not fill " + y.length + " rows of " + x.length);
    }
  }
}
