package org.langevin.api.sde;

import org.langevin.api.Interruption;

/**
 * The moments of the state of a linear SDE given the item, and how they move: M' = A M, b' = A b +
 * c and S' = A S + S A^T + G G^T, by the classical Runge-Kutta method with steps that are halved
 * until two results agree.
 *
 * @param signal M
 * @param shift b
 * @param covariance S
 */
record Moments(BlockMatrix signal, BlockMatrix shift, BlockMatrix covariance) {
  private static final double TOLERANCE = 1e-9;
  private static final int COARSEST = 64;
  private static final int FINEST = 1 << 20;

  static Moments of(Transition law) {
    return new Moments(law.signal(), law.shift(), law.root().times(law.root().transposed()));
  }

  /** At a time, from the SDE's start. */
  static Moments at(Sde sde, double t) {
    if (!(t >= 0) || t > sde.horizon() * (1 + 1e-12)) {
      throw new IllegalArgumentException("time " + t + " is not between 0 and " + sde.horizon());
    }
    return of(sde.start()).moved(sde, 0, t, COARSEST, TOLERANCE);
  }

  Transition transition() {
    return BlockTransition.of(signal, shift, covariance);
  }

  /** The moments at a later time. */
  Moments moved(Sde sde, double from, double to, int coarsest, double tolerance) {
    if (from == to) {
      return this;
    }
    Moments coarse = run(sde, from, to, coarsest);
    for (int steps = 2 * coarsest; steps <= FINEST; steps *= 2) {
      Moments fine = run(sde, from, to, steps);
      if (!fine.signal.isFinite() || !fine.shift.isFinite() || !fine.covariance.isFinite()) {
        throw new ArithmeticException("the law at time " + to + " is beyond the range of numbers");
      }
      if (fine.agrees(coarse, tolerance)) {
        return fine;
      }
      coarse = fine;
    }
    throw new ArithmeticException(
        "the law at time " + to + " does not converge: give the SDE a closed form");
  }

  private boolean agrees(Moments other, double tolerance) {
    for (int c = 0; c < covariance.components(); c++) {
      int k = covariance.rows();
      double scale = 1e-12;
      double reach = 1e-12;
      for (int i = 0; i < k; i++) {
        scale = Math.max(scale, Math.abs(signal.get(c, i, 0)));
        reach = Math.max(reach, Math.abs(shift.get(c, i, 0)));
        reach = Math.max(reach, Math.sqrt(Math.abs(covariance.get(c, i, i))));
      }
      for (int i = 0; i < k; i++) {
        if (!(difference(signal, other.signal, c, i, 0) <= tolerance * scale)
            || !(difference(shift, other.shift, c, i, 0) <= tolerance * reach)) {
          return false;
        }
        for (int j = 0; j < k; j++) {
          double size =
              Math.sqrt(Math.abs(covariance.get(c, i, i) * covariance.get(c, j, j))) + 1e-300;
          if (!(difference(covariance, other.covariance, c, i, j) <= tolerance * size)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static double difference(BlockMatrix first, BlockMatrix second, int c, int i, int j) {
    return Math.abs(first.get(c, i, j) - second.get(c, i, j));
  }

  private Moments run(Sde sde, double from, double to, int steps) {
    Interruption.check();
    Moments y = this;
    double h = (to - from) / steps;
    for (int i = 0; i < steps; i++) {
      double t = from + i * h;
      Moments k1 = y.rate(sde, t);
      Moments k2 = y.plus(h / 2, k1).rate(sde, t + h / 2);
      Moments k3 = y.plus(h / 2, k2).rate(sde, t + h / 2);
      Moments k4 = y.plus(h, k3).rate(sde, t + h);
      y = y.plus(h / 6, k1).plus(h / 3, k2).plus(h / 3, k3).plus(h / 6, k4);
    }
    return y;
  }

  /** What the moments change by in a unit of time. */
  Moments rate(Sde sde, double t) {
    Coefficients coefficients = sde.coefficients(t);
    BlockMatrix a = coefficients.drift();
    BlockMatrix product = a.times(covariance);
    return new Moments(
        a.times(signal),
        a.times(shift).plus(coefficients.offset()),
        product.plus(product.transposed()).plus(coefficients.covariance()));
  }

  private Moments plus(double h, Moments rate) {
    return new Moments(
        signal.plus(rate.signal.scaled(h)),
        shift.plus(rate.shift.scaled(h)),
        covariance.plus(rate.covariance.scaled(h)));
  }
}
