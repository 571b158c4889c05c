package org.langevin.testkit;

import org.langevin.api.sde.Prior;

/** Derivatives of a prior's log-density by central differences, which are exact for normal laws. */
final class PriorDerivatives {
  /** The step, in deviations. */
  private static final double STEP = 0.1;

  private final Prior prior;
  private final double[] deviation;

  /**
   * Derivatives.
   *
   * @param deviation of each number of the state
   */
  PriorDerivatives(Prior prior, double[] deviation) {
    this.prior = prior;
    this.deviation = deviation;
  }

  double[] gradient(float[] x, int offset) {
    double[] gradient = new double[deviation.length];
    for (int n = 0; n < gradient.length; n++) {
      float ahead = (float) (x[offset + n] + STEP * deviation[n]);
      float behind = (float) (x[offset + n] - STEP * deviation[n]);
      gradient[n] =
          (at(x, offset, n, ahead, n, ahead) - at(x, offset, n, behind, n, behind))
              / ((double) ahead - behind);
    }
    return gradient;
  }

  double[][] hessian(float[] x, int offset) {
    int length = deviation.length;
    double[][] hessian = new double[length][length];
    for (int n = 0; n < length; n++) {
      for (int m = 0; m < length; m++) {
        float ahead = (float) (x[offset + n] + STEP * deviation[n]);
        float behind = (float) (x[offset + n] - STEP * deviation[n]);
        if (n == m) {
          double middle = at(x, offset, n, x[offset + n], n, x[offset + n]);
          double right = (at(x, offset, n, ahead, n, ahead) - middle) / (ahead - x[offset + n]);
          double left = (middle - at(x, offset, n, behind, n, behind)) / (x[offset + n] - behind);
          hessian[n][n] = 2 * (right - left) / ((double) ahead - behind);
          continue;
        }
        float up = (float) (x[offset + m] + STEP * deviation[m]);
        float down = (float) (x[offset + m] - STEP * deviation[m]);
        hessian[n][m] =
            (at(x, offset, n, ahead, m, up)
                    - at(x, offset, n, ahead, m, down)
                    - at(x, offset, n, behind, m, up)
                    + at(x, offset, n, behind, m, down))
                / (((double) ahead - behind) * ((double) up - down));
      }
    }
    return hessian;
  }

  private double at(float[] x, int offset, int n, float value, int m, float other) {
    float[] state = new float[deviation.length];
    System.arraycopy(x, offset, state, 0, state.length);
    state[n] = value;
    state[m] = other;
    return prior.logDensity(state, 0, state.length);
  }
}
