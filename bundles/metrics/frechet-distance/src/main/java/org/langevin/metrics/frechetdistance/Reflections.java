package org.langevin.metrics.frechetdistance;

import java.util.Arrays;
import org.langevin.api.Interruption;

/**
 * The reflections Q = Q_1 Q_2 ... that make a panel of a few columns upper triangular, Q^T P = R,
 * as one: Q = I - V T V^T with an upper triangular T (Schreiber and Van Loan 1989).
 *
 * @param vectors V^T: each reflection's vector a row
 * @param factors T
 */
record Reflections(Matrix vectors, Matrix factors) {
  /**
   * Finds them.
   *
   * @param panel receives R, and zeros below
   */
  static Reflections of(Matrix panel) {
    int length = panel.rows();
    int count = panel.columns();
    int needed = Math.min(length, count);
    double[] v = new double[Math.multiplyExact(count, length)];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < count; j++) {
        v[j * length + i] = panel.get(i, j);
      }
    }
    Matrix factors = Matrix.zeros(needed, needed);
    for (int j = 0; j < needed; j++) {
      Interruption.check();
      int own = j * length + j;
      Reflection reflection = Reflection.of(v, own, length - j);
      for (int other = j + 1; other < count; other++) {
        int at = other * length + j;
        double along = Sums.product(v, own, v, at, length - j);
        Sums.add(-reflection.scale() * along, v, own, v, at, length - j);
      }
      for (int i = 0; i < length; i++) {
        panel.values()[panel.index(i, j)] = i < j ? v[j * length + i] : 0;
      }
      panel.values()[panel.index(j, j)] = reflection.value();
      Arrays.fill(v, j * length, own, 0);
      join(v, length, factors, j, reflection.scale());
    }
    for (int j = needed; j < count; j++) {
      for (int i = 0; i < length; i++) {
        panel.values()[panel.index(i, j)] = v[j * length + i];
      }
    }
    return new Reflections(Matrix.of(v, needed, length), factors);
  }

  /** The column of T for one more reflection. */
  private static void join(double[] v, int length, Matrix factors, int j, double scale) {
    double[] along = new double[j];
    for (int i = 0; i < j; i++) {
      along[i] = Sums.product(v, i * length + j, v, j * length + j, length - j);
    }
    for (int i = 0; i < j; i++) {
      double sum = 0;
      for (int k = i; k < j; k++) {
        sum += factors.get(i, k) * along[k];
      }
      factors.values()[factors.index(i, j)] = -scale * sum;
    }
    factors.values()[factors.index(j, j)] = scale;
  }
}
