package org.langevin.metrics.frechetdistance;

/**
 * The Householder reflection I - scale v v^T with v_1 = 1 that takes a vector to a multiple of the
 * first unit vector (Golub and Van Loan 2013, section 5.1).
 *
 * @param scale 0 if nothing is to be done
 * @param value what becomes of the first number; the others become 0
 */
record Reflection(double scale, double value) {
  /** Finds it, and replaces the vector by v. */
  static Reflection of(double[] vector, int offset, int length) {
    double first = vector[offset];
    double rest = Sums.product(vector, offset + 1, vector, offset + 1, length - 1);
    vector[offset] = 1;
    if (rest == 0) {
      return new Reflection(0, first);
    }
    double norm = Math.sqrt(first * first + rest);
    double value = first > 0 ? -norm : norm;
    double factor = 1 / (first - value);
    for (int i = 1; i < length; i++) {
      vector[offset + i] *= factor;
    }
    return new Reflection((value - first) / value, value);
  }
}
