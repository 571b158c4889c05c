package org.langevin.metrics.fisherdivergence;

import org.langevin.api.figure.Axis;

/**
 * The box around some points of one or two dimensions.
 *
 * @param low for each coordinate
 * @param high for each coordinate
 */
record Region(double[] low, double[] high) {
  private static final double MARGIN = 0.05;

  /** The smallest box around the points, a little widened. */
  static Region around(float[] points, int dimension) {
    double[] low = new double[dimension];
    double[] high = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      low[i] = Double.POSITIVE_INFINITY;
      high[i] = Double.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < points.length; i++) {
      low[i % dimension] = Math.min(low[i % dimension], points[i]);
      high[i % dimension] = Math.max(high[i % dimension], points[i]);
    }
    for (int i = 0; i < dimension; i++) {
      double widening = high[i] > low[i] ? MARGIN * (high[i] - low[i]) : 1;
      low[i] -= widening;
      high[i] += widening;
    }
    return new Region(low, high);
  }

  /** Equidistant values of a coordinate, from end to end. */
  double[] values(int coordinate, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = low[coordinate] + (high[coordinate] - low[coordinate]) * i / (count - 1);
    }
    return values;
  }

  /** All points of a grid, the first coordinate running fastest. */
  float[] grid(int count) {
    double[] x = values(0, count);
    if (low.length == 1) {
      float[] points = new float[count];
      for (int i = 0; i < count; i++) {
        points[i] = (float) x[i];
      }
      return points;
    }
    double[] y = values(1, count);
    float[] points = new float[2 * count * count];
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < count; column++) {
        points[2 * (row * count + column)] = (float) x[column];
        points[2 * (row * count + column) + 1] = (float) y[row];
      }
    }
    return points;
  }

  Axis axis(int coordinate) {
    return Axis.of("x" + (char) ('\u2081' + coordinate), low[coordinate], high[coordinate]);
  }
}
