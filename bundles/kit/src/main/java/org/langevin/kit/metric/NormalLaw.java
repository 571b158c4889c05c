package org.langevin.kit.metric;

import java.util.Optional;
import org.langevin.api.sde.Prior;

/**
 * A normal law on the line.
 *
 * @param mean its mean
 * @param deviation its standard deviation, more than 0
 */
public record NormalLaw(double mean, double deviation) {
  private static final double TOLERANCE = 1e-9;
  private static final int HALVINGS = 80;

  /** In deviations, where a law is compared with the normal one; exact in float32. */
  private static final float[] PLACES = {-4, -2.5f, -1, -0.25f, 0.75f, 2, 3.5f, 5};

  /** A prior, if its density is that of a normal law. */
  public static Optional<NormalLaw> of(Prior prior) {
    double at = logDensity(prior, 0);
    double left = logDensity(prior, -1);
    double right = logDensity(prior, 1);
    // The logarithm of the density is a parabola: (m x - x^2 / 2) / s^2 and a constant.
    double variance = 1 / (2 * at - left - right);
    NormalLaw law = new NormalLaw(variance * (right - left) / 2, Math.sqrt(variance));
    return law.deviation > 0 && law.is(prior) ? Optional.of(law) : Optional.empty();
  }

  private boolean is(Prior prior) {
    for (float place : PLACES) {
      float x = (float) (mean + deviation * place);
      double expected = law().logDensity(x);
      if (!(Math.abs(logDensity(prior, x) - expected) <= TOLERANCE * (1 + Math.abs(expected)))) {
        return false;
      }
    }
    return true;
  }

  private static double logDensity(Prior prior, float x) {
    return prior.logDensity(new float[] {x}, 0, 1);
  }

  /** The law with its density and its distribution function. */
  public UnivariateLaw law() {
    return UnivariateLaw.normal(mean, deviation);
  }

  /** The quantile of a probability between 0 and 1. */
  public double quantile(double probability) {
    double low = -40;
    double high = 40;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (NormalDistribution.below(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return mean + deviation * low;
  }
}
