package org.langevin.datasets.banana;

import org.langevin.api.Interruption;
import org.langevin.api.dataset.Density;
import org.langevin.api.sde.Marginal;

/**
 * The density of m X + c + s Z, where X is the banana and s &gt; 0.
 *
 * <p>Given the first coordinate u of X, the perturbed coordinates are independent and normal:
 *
 * <pre>
 * p(x) = integral N(u; 0, sigma^2) N(x_1; m u + c, s^2) N(x_2; c - m b (u^2 - sigma^2), m^2 + s^2) du
 *        x product over i &gt; 2 of N(x_i; c, m^2 + s^2)</pre>
 *
 * <p>The logarithm of the integrand is a polynomial of degree four in u with a negative leading
 * coefficient. The trapezoidal rule, which for such functions converges faster than any power of
 * the step, is taken over all u where the integrand exceeds e^-40 of its maximum: the result is
 * exact but for rounding.
 */
final class PerturbedBananaDensity implements Density {
  private static final double NEGLIGIBLE = 40;

  /** In units of the width of the narrowest normal law that the integrand resembles anywhere. */
  private static final double STEP = 0.5;

  private static final int MOST_STEPS = 1_000_000;

  private final int dimension;
  private final double bend;
  private final double variance;
  private final double m;
  private final double c;
  private final double noise;

  /** The variance of a perturbed coordinate that is standard normal in X. */
  private final double unit;

  PerturbedBananaDensity(int dimension, double bend, double deviation, Marginal marginal) {
    this.dimension = dimension;
    this.variance = deviation * deviation;
    this.m = marginal.scale();
    this.bend = m * bend;
    this.c = marginal.offset();
    this.noise = marginal.deviation() * marginal.deviation();
    this.unit = m * m + noise;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double logDensity(float[] x, int offset) {
    double rest = 0;
    for (int i = offset + 2; i < offset + dimension; i++) {
      rest += (x[i] - c) * (x[i] - c) / unit;
    }
    return new Integral(x[offset] - c, x[offset + 1] - c).logValue
        - 0.5 * rest
        - 0.5 * (dimension - 2) * StrictMath.log(2 * Math.PI * unit);
  }

  @Override
  public void score(float[] x, int offset, float[] score) {
    for (int i = offset + 2; i < offset + dimension; i++) {
      score[i] = (float) (-(x[i] - c) / unit);
    }
    Integral integral = new Integral(x[offset] - c, x[offset + 1] - c);
    score[offset] = (float) integral.first;
    score[offset + 1] = (float) integral.second;
  }

  /** The integral over u at a point (a, e) of the plane, and its logarithmic derivatives. */
  private final class Integral {
    private final double e;

    /** Mean and variance of u given a. */
    private final double centre;

    private final double spread;

    final double logValue;
    final double first;
    final double second;

    Integral(double a, double e) {
      // With little noise there may be a million steps.
      Interruption.check();
      this.e = e;
      double whole = m * m * variance + noise;
      this.centre = variance * m * a / whole;
      this.spread = variance * noise / whole;

      double[] peaks = stationary();
      double largest = Double.NEGATIVE_INFINITY;
      for (double peak : peaks) {
        largest = Math.max(largest, exponent(peak));
      }
      double low = end(peaks[0], -1, largest);
      double high = end(peaks[peaks.length - 1], 1, largest);
      double narrowest = 1 / Math.sqrt(Math.max(curvature(0), curvature(low, high)));
      int steps = (int) Math.min(MOST_STEPS, Math.ceil((high - low) / (STEP * narrowest)) + 1);
      double h = (high - low) / steps;

      double sum = 0;
      double sumFirst = 0;
      double sumSecond = 0;
      for (int i = 0; i <= steps; i++) {
        double u = low + i * h;
        double density = StrictMath.exp(exponent(u) - largest);
        sum += density;
        sumFirst += density * (u - centre);
        sumSecond += density * bent(u);
      }
      logValue =
          largest
              + StrictMath.log(sum * h)
              - 0.5 * a * a / whole
              - 0.5 * StrictMath.log(whole * spread * unit)
              - 1.5 * StrictMath.log(2 * Math.PI);
      // d/da of -(a - m u)^2 / (2 s^2), in a form that does not cancel when s is small.
      first = -a / whole + m * (sumFirst / sum) / noise;
      second = -(sumSecond / sum) / unit;
    }

    /** How far the second coordinate is from its mean given u. */
    private double bent(double u) {
      return e + bend * (u * u - variance);
    }

    private double exponent(double u) {
      double y = bent(u);
      return -0.5 * ((u - centre) * (u - centre) / spread + y * y / unit);
    }

    private double slope(double u) {
      return -(u - centre) / spread - 2 * bend * u * bent(u) / unit;
    }

    /** The magnitude of the second derivative of the exponent. */
    private double curvature(double u) {
      return Math.abs(1 / spread + 2 * bend * (e + bend * (3 * u * u - variance)) / unit);
    }

    private double curvature(double low, double high) {
      return Math.max(curvature(low), curvature(high));
    }

    /** The zeros of the slope, rising; of a double zero perhaps only one. */
    private double[] stationary() {
      // slope(u) = -cubic (u^3 + p u - q).
      double cubic = 2 * bend * bend / unit;
      if (cubic == 0) {
        return new double[] {centre};
      }
      double p = (1 / spread + 2 * bend * (e - bend * variance) / unit) / cubic;
      double q = centre / spread / cubic;
      double bound = Math.max(Math.sqrt(2 * Math.abs(p)), StrictMath.cbrt(2 * Math.abs(q)));
      bound = Math.max(bound, Math.abs(centre)) * 1.001 + Math.sqrt(spread);
      if (p >= 0) {
        return new double[] {zero(-bound, bound)};
      }
      double turn = Math.sqrt(-p / 3);
      boolean left = slope(-turn) < 0;
      boolean right = slope(turn) > 0;
      if (left && right) {
        return new double[] {zero(-bound, -turn), zero(-turn, turn), zero(turn, bound)};
      }
      return new double[] {right ? zero(turn, bound) : zero(-bound, -turn)};
    }

    /** A zero of the slope between two points where it has different signs, by bisection. */
    private double zero(double low, double high) {
      boolean rising = slope(low) < 0;
      while (true) {
        double middle = 0.5 * (low + high);
        if (middle <= low || middle >= high) {
          return middle;
        }
        if ((slope(middle) < 0) == rising) {
          low = middle;
        } else {
          high = middle;
        }
      }
    }

    /** Where, beyond the outermost peak, the integrand becomes negligible. */
    private double end(double peak, int direction, double largest) {
      double inside = 0;
      double outside = Math.sqrt(spread);
      while (exponent(peak + direction * outside) > largest - NEGLIGIBLE) {
        inside = outside;
        outside *= 2;
      }
      for (int i = 0; i < 6; i++) {
        double middle = 0.5 * (inside + outside);
        if (exponent(peak + direction * middle) > largest - NEGLIGIBLE) {
          inside = middle;
        } else {
          outside = middle;
        }
      }
      return peak + direction * outside;
    }
  }
}
