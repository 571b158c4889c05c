package org.langevin.kit.metric;

import java.util.Arrays;

/** What angles are for the Wasserstein distance W_1 of their laws. In radians. */
public enum AngularDistance {
  /** Points of the circle, whose distance is the length of the shorter arc. */
  CIRCLE {
    @Override
    public double between(double[] first, double[] second) {
      return CircularTransport.distance(first, second, TURN);
    }

    @Override
    public double toUniform(double[] angles) {
      return CircularTransport.distanceToUniform(angles, TURN);
    }

    @Override
    double limit() {
      return Math.sqrt(TURN) * (Math.PI / 2 - 1);
    }
  },

  /** Numbers of [0, 2 pi), so that angles on both sides of 0 are far apart. */
  LINE {
    @Override
    public double between(double[] first, double[] second) {
      return QuantileCoupling.cost(sorted(first), sorted(second), 1).distance();
    }

    @Override
    public double toUniform(double[] angles) {
      return QuantileCoupling.distanceToUniform(sorted(angles), TURN);
    }

    @Override
    double limit() {
      return TURN * Math.sqrt(Math.PI / 32);
    }
  };

  /** What is chosen, for parameters of this type. */
  public static final String DESCRIPTION =
      "Whether angles are points of a circle, at the distance of the shorter arc, or numbers of [0,"
          + " 2 pi) on a line, as in the paper.";

  private static final double TURN = 2 * Math.PI;

  /**
   * W_1 between the empirical laws of two samples of any sizes.
   *
   * @param first within [0, 2 pi); not changed
   * @param second within [0, 2 pi); not changed
   */
  public abstract double between(double[] first, double[] second);

  /**
   * W_1 between the empirical law of a sample and the uniform law on [0, 2 pi).
   *
   * @param angles within [0, 2 pi); not changed
   */
  public abstract double toUniform(double[] angles);

  /**
   * What {@link #toUniform} gives on average for independent uniform angles, as their number n
   * grows: 2 pi n^(-1/2) times the mean integral of |B - a| over [0, 1], where B is a Brownian
   * bridge, the limit of n^(1/2) (F - G).
   *
   * <p>On the line a = 0 and the mean is (pi / 32)^(1/2), since B(t) is normal with variance t (1 -
   * t). On the circle a is the median of B, so that the integral is that of min(A(y), 1 - A(y))
   * over levels y, where A(y) is the time that B is above y. By the resolvent of a step potential
   * (the trace of the heat kernel is the integral over y of the bridge's exponential functionals)
   * the mean integral of f(A(y)) is (2 pi)^(-1/2) times that of f(a) (a (1 - a))^(-1/2) over a in
   * (0, 1) for f that vanish at 0 and 1, which is (2 pi)^(-1/2) (pi / 2 - 1) here.
   *
   * @param count n, at least 1; already right to a tenth for one angle, and to a hundredth for ten
   */
  public double floor(int count) {
    return limit() / Math.sqrt(count);
  }

  abstract double limit();

  private static double[] sorted(double[] angles) {
    double[] sorted = angles.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
