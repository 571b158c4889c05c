package org.langevin.metrics.kernelsteindiscrepancy;

/**
 * The Stein kernel of a density with score s and of the inverse multiquadric k(x, y) = (c^2 + |x -
 * y|^2 / h^2)^b (Gorham and Mackey 2017, section 3):
 *
 * <pre>
 * u(x, y) = s(x).s(y) k + s(x).grad_y k + s(y).grad_x k + div_x grad_y k
 * </pre>
 *
 * @param dimension d
 * @param offset c
 * @param exponent b, between -1 and 0
 * @param bandwidth h
 */
record SteinKernel(int dimension, double offset, double exponent, double bandwidth) {
  /**
   * u(x, y).
   *
   * @param points items, of which x and y are two
   * @param scores s at the points
   * @param x where x begins
   * @param y where y begins
   */
  double value(float[] points, float[] scores, int x, int y) {
    double product = 0;
    double square = 0;
    double along = 0;
    for (int i = 0; i < dimension; i++) {
      double difference = (double) points[x + i] - points[y + i];
      square += difference * difference;
      product += (double) scores[x + i] * scores[y + i];
      along += ((double) scores[y + i] - scores[x + i]) * difference;
    }
    double unit = bandwidth * bandwidth;
    double base = offset * offset + square / unit;
    double kernel = exponent == -.5 ? 1 / Math.sqrt(base) : StrictMath.pow(base, exponent);
    // grad_x k = slope (x - y) = -grad_y k.
    double slope = 2 * exponent * kernel / (base * unit);
    double curvature = 2 * (exponent - 1) * square / (base * unit);
    return product * kernel + along * slope - slope * (dimension + curvature);
  }
}
