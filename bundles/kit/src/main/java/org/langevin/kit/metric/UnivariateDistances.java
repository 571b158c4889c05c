package org.langevin.kit.metric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Distances between two laws on the real line that are known exactly, by quadrature: no samples, no
 * bins. Values come within a relative error of {@value #TOLERANCE}, or the one asked for, as far as
 * numbers in double precision allow: a density that is narrow and far from 0 is evaluated at
 * rounded places, so that of a mode of width s at m a relative error of about 1e-16 |m| / s remains
 * in total variation and divergence.
 *
 * <p>All throw an {@link ArithmeticException} if the tolerance is not reached, as for an integral
 * that is infinite but not anywhere infinite itself.
 */
public final class UnivariateDistances {
  /** The largest relative error, unless another is asked for. */
  public static final double TOLERANCE = 1e-10;

  /** Below it the series for the divergence loses nothing. */
  private static final double ALIKE = 0.25;

  /** In units of the last place, of a distribution function. */
  private static final double ROUNDING = 8;

  private UnivariateDistances() {}

  /** The total variation distance with the tolerance of {@value #TOLERANCE}. */
  public static double totalVariation(UnivariateLaw p, UnivariateLaw q) {
    return totalVariation(p, q, TOLERANCE);
  }

  /**
   * The total variation distance, half the integral of |p - q|: the largest difference of the
   * probabilities of one set, from 0 to 1.
   *
   * @param tolerance the relative error allowed
   */
  public static double totalVariation(UnivariateLaw p, UnivariateLaw q, double tolerance) {
    double twice =
        integral(
            x -> {
              double logP = p.logDensity(x);
              double logQ = q.logDensity(x);
              double atP = StrictMath.exp(logP);
              double atQ = StrictMath.exp(logQ);
              return new AdaptiveQuadrature.Value(
                  Math.abs(atP - atQ), rounding(atP, logP) + rounding(atQ, logQ));
            },
            x -> p.logDensity(x) - q.logDensity(x),
            p,
            q,
            tolerance);
    return Math.min(1, twice / 2);
  }

  /** The Kullback-Leibler divergence with the tolerance of {@value #TOLERANCE}. */
  public static double divergence(UnivariateLaw p, UnivariateLaw q) {
    return divergence(p, q, TOLERANCE);
  }

  /**
   * The Kullback-Leibler divergence KL(p || q), the integral of p log(p / q), in nats. It is taken
   * as that of p log(p / q) - p + q, which is nowhere negative and adds the integral of q - p, 0: a
   * divergence of 1e-12 is as exact as one of 1.
   *
   * @param tolerance the relative error allowed
   * @return infinite if q is 0 where p is not
   */
  public static double divergence(UnivariateLaw p, UnivariateLaw q, double tolerance) {
    return integral(
        x -> {
          double logP = p.logDensity(x);
          double logQ = q.logDensity(x);
          double atP = StrictMath.exp(logP);
          double atQ = StrictMath.exp(logQ);
          if (atP == 0) {
            return new AdaptiveQuadrature.Value(atQ, rounding(atQ, logQ));
          }
          double ratio = logP - logQ;
          double value = Math.abs(ratio) < ALIKE ? atQ * excess(ratio) : atP * (ratio - 1) + atQ;
          return new AdaptiveQuadrature.Value(
              Math.max(0, value), Math.min(1, Math.abs(ratio)) * rounding(atP, logP - logQ));
        },
        x -> 0,
        p,
        q,
        tolerance);
  }

  /** e^l (l - 1) + 1, by its series, the sum over k from 2 of l^k (k - 1) / k!. */
  private static double excess(double l) {
    double sum = 0;
    double term = l;
    for (int k = 2; k < 20; k++) {
      term *= l / k;
      sum += term * (k - 1);
    }
    return sum;
  }

  /** The Wasserstein distance with the tolerance of {@value #TOLERANCE}. */
  public static double wasserstein(UnivariateLaw p, UnivariateLaw q) {
    return wasserstein(p, q, TOLERANCE);
  }

  /**
   * The Wasserstein distance W_1, the integral of |F - G| for the distribution functions F and G,
   * in the unit of x.
   *
   * @param tolerance the relative error allowed
   */
  public static double wasserstein(UnivariateLaw p, UnivariateLaw q, double tolerance) {
    return integral(
        x -> {
          double below = p.distribution(x);
          double other = q.distribution(x);
          return new AdaptiveQuadrature.Value(Math.abs(below - other), ROUNDING * (below + other));
        },
        x -> p.distribution(x) - q.distribution(x),
        p,
        q,
        tolerance);
  }

  /** Of a density that was computed from its logarithm, in units of 2^-52. */
  private static double rounding(double density, double logDensity) {
    return density == 0 ? 0 : density * (1 + Math.abs(logDensity));
  }

  /**
   * An integral over both laws.
   *
   * @param bends where this crosses 0, the integrand has a kink
   */
  private static double integral(
      AdaptiveQuadrature.Integrand integrand,
      DoubleUnaryOperator bends,
      UnivariateLaw p,
      UnivariateLaw q,
      double tolerance) {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("a tolerance is more than 0, not " + tolerance);
    }
    double[] ofP = p.places();
    double[] ofQ = q.places();
    double[] all = sorted(ofP, ofQ);
    return new AdaptiveQuadrature(integrand, tolerance)
        .integral(
            sorted(all, Crossings.of(bends, all)),
            Math.min(p.low(), q.low()),
            Math.max(p.high(), q.high()),
            Math.max(outermost(ofP), outermost(ofQ)));
  }

  private static double[] sorted(double[] some, double[] others) {
    double[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    Arrays.sort(all);
    return all;
  }

  /** The wider of the outer intervals. */
  private static double outermost(double[] places) {
    int last = places.length - 1;
    return Math.max(places[1] - places[0], places[last] - places[last - 1]);
  }
}
