package org.langevin.sdes.criticallydamped;

import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.BlockTransition;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.sde.NormalPrior;

/**
 * The diffusion in closed form. With the time a = beta t / sqrt(M) and the velocity in units of
 * sqrt(M), the drift is the matrix (0, 1; -1, -2), whose double eigenvalue is -1, and its
 * exponential is e^-a (1 + a, a; -a, 1 - a).
 *
 * @param beta how fast time runs
 * @param mass M
 * @param gamma the variance of the velocities at time 0 over M
 * @param horizon T
 */
record Process(double beta, double mass, double gamma, double horizon) implements Sde, Transitions {
  /** Up to here the remainder of the exponential is summed term by term. */
  private static final double SMALL = 1;

  @Override
  public Coefficients coefficients(double t) {
    double friction = 2 * Math.sqrt(mass);
    return new Coefficients(
        BlockMatrix.of(
            new double[] {0, beta / mass}, new double[] {-beta, -friction * beta / mass}),
        BlockMatrix.zero(2, 1),
        BlockMatrix.of(new double[] {0, 0}, new double[] {0, Math.sqrt(2 * friction * beta)}));
  }

  @Override
  public Transition start() {
    return new BlockTransition(
        BlockMatrix.of(new double[] {1}, new double[] {0}),
        BlockMatrix.zero(2, 1),
        BlockMatrix.of(new double[] {0, 0}, new double[] {0, Math.sqrt(gamma * mass)}));
  }

  /**
   * The covariance is that of the prior, less what has been forgotten of it. With r = e^2a - 1 - 2a
   * - 2a^2 it is e^-2a times
   *
   * <pre>(r + gamma a^2, a (2a + gamma (1 - a)); ..., r + 4a + gamma (1 - a)^2),</pre>
   *
   * <p>and its determinant e^-4a times r^2 + r (4a + gamma ((1 - a)^2 + a^2)) - 4 (1 - gamma) a^4;
   * so that nothing cancels at small times.
   */
  @Override
  public Transition at(double t) {
    if (t == 0) {
      return start();
    }
    double unit = Math.sqrt(mass);
    double a = beta * t / unit;
    double decay = StrictMath.exp(-a);
    double decay2 = decay * decay;
    double r = remainder(2 * a);
    double position = r + gamma * a * a * decay2;
    double both = a * (2 * a + gamma * (1 - a)) * decay2;
    double determinant =
        r * r
            + r * decay2 * (4 * a + gamma * ((1 - a) * (1 - a) + a * a))
            - 4 * (1 - gamma) * a * a * a * a * decay2 * decay2;
    double deviation = Math.sqrt(position);
    return new BlockTransition(
        BlockMatrix.of(new double[] {decay * (1 + a)}, new double[] {-decay * a * unit}),
        BlockMatrix.zero(2, 1),
        BlockMatrix.of(
            new double[] {deviation, 0},
            new double[] {
              unit * both / deviation, unit * Math.sqrt(Math.max(0, determinant / position))
            }));
  }

  /** e^-x (e^x - 1 - x - x^2 / 2). */
  private static double remainder(double x) {
    if (x > SMALL) {
      return 1 - StrictMath.exp(-x) * (1 + x + x * x / 2);
    }
    double term = x * x * x / 6;
    double sum = 0;
    for (int n = 4; sum + term != sum; n++) {
      sum += term;
      term *= x / n;
    }
    return sum * StrictMath.exp(-x);
  }

  @Override
  public Prior prior() {
    return new NormalPrior(
        BlockMatrix.zero(2, 1),
        BlockMatrix.of(new double[] {1, 0}, new double[] {0, Math.sqrt(mass)}));
  }
}
