package org.langevin.api.sde;

import org.langevin.api.Interruption;

/**
 * Integrates the moments of a linear SDE whose coefficients are numbers by the classical
 * Runge-Kutta method, halving the step until two results agree.
 */
final class MarginalIntegration {
  private static final double TOLERANCE = 1e-9;
  private static final int COARSEST = 64;
  private static final int FINEST = 1 << 20;

  private MarginalIntegration() {}

  static Marginal integrate(Sde sde, double t) {
    if (!(t >= 0) || t > sde.horizon() * (1 + 1e-12)) {
      throw new IllegalArgumentException("time " + t + " is not between 0 and " + sde.horizon());
    }
    Marginal start = sde.start().scalar().orElseThrow();
    if (t == 0) {
      return start;
    }
    double[] coarse = run(sde, start, t, COARSEST);
    for (int steps = 2 * COARSEST; steps <= FINEST; steps *= 2) {
      double[] fine = run(sde, start, t, steps);
      if (!isFinite(fine)) {
        throw new ArithmeticException(
            "the marginal at time " + t + " is beyond the range of numbers");
      }
      if (agree(coarse, fine)) {
        return new Marginal(fine[0], fine[1], Math.sqrt(fine[2]));
      }
      coarse = fine;
    }
    throw new ArithmeticException(
        "the marginal at time " + t + " does not converge: give the SDE a closed form");
  }

  private static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean agree(double[] first, double[] second) {
    for (int i = 0; i < first.length; i++) {
      if (!(Math.abs(first[i] - second[i]) <= TOLERANCE * Math.max(1e-12, Math.abs(second[i])))) {
        return false;
      }
    }
    return true;
  }

  private static double[] run(Sde sde, Marginal start, double end, int steps) {
    Interruption.check();
    double[] y = {start.scale(), start.offset(), start.deviation() * start.deviation()};
    double h = end / steps;
    for (int i = 0; i < steps; i++) {
      double t = i * h;
      double[] k1 = rate(sde, t, y);
      double[] k2 = rate(sde, t + h / 2, moved(y, k1, h / 2));
      double[] k3 = rate(sde, t + h / 2, moved(y, k2, h / 2));
      double[] k4 = rate(sde, t + h, moved(y, k3, h));
      for (int j = 0; j < y.length; j++) {
        y[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
      }
    }
    return y;
  }

  private static double[] rate(Sde sde, double t, double[] y) {
    Coefficients coefficients = sde.coefficients(t);
    double slope = coefficients.drift().scalar();
    double diffusion = coefficients.diffusion().scalar();
    return new double[] {
      slope * y[0],
      slope * y[1] + coefficients.offset().scalar(),
      2 * slope * y[2] + diffusion * diffusion
    };
  }

  private static double[] moved(double[] y, double[] rate, double h) {
    return new double[] {y[0] + h * rate[0], y[1] + h * rate[1], y[2] + h * rate[2]};
  }
}
