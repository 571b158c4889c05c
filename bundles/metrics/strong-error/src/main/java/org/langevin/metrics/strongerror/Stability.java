package org.langevin.metrics.strongerror;

import java.util.Arrays;
import java.util.Locale;
import org.langevin.api.sde.Scheme;
import org.langevin.kit.sampler.ArrayParticles;

/**
 * Whether a scheme's steps are short enough. The SDE is linear, so that a step multiplies the
 * difference between two states by a number: that of Euler-Maruyama is 1 + h a, where the exact one
 * is e^(h a) if a is constant. The number is found by taking the step from 0 and from 1 on one
 * path.
 */
final class Stability {
  /** Of states of about 1 in float32. */
  private static final double ROUNDING = 1e-4;

  private Stability() {}

  /** Why the error must not be taken as it stands; empty if it may. */
  static String caution(Schemes schemes, int dimension) {
    int leaps = 0;
    int grows = 0;
    double lowest = 0;
    double largest = 1;
    for (int step = 1; step <= schemes.steps(); step++) {
      double[] factors = factors(schemes.scheme(), schemes, step, dimension);
      double[] exact = factors(schemes.exact(), schemes, step, dimension);
      boolean leap = false;
      boolean grow = false;
      for (int c = 0; c < dimension; c++) {
        double size = Math.abs(factors[c]);
        leap |= factors[c] < Math.min(0, exact[c]) - ROUNDING;
        grow |= size > (1 + ROUNDING) * Math.max(1, Math.abs(exact[c]));
        lowest = Math.min(lowest, factors[c]);
        largest = Math.max(largest, size);
      }
      leaps += leap ? 1 : 0;
      grows += grow ? 1 : 0;
    }
    if (grows > 0) {
      return String.format(
          Locale.ROOT,
          "%d of %d steps are so long that differences between states grow, up to %.3g times in a"
              + " step, where those of the exact solution do not: take more steps",
          grows,
          schemes.steps(),
          largest);
    }
    return leaps == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d steps are so long that states leap over their mean, where the exact solution"
                + " does not: a step multiplies differences between states by %.3g; take more"
                + " steps",
            leaps,
            schemes.steps(),
            lowest);
  }

  private static double[] factors(Scheme scheme, Schemes schemes, int step, int dimension) {
    float[] low = moved(scheme, schemes, step, dimension, 0);
    float[] high = moved(scheme, schemes, step, dimension, 1);
    double[] factors = new double[dimension];
    for (int c = 0; c < dimension; c++) {
      factors[c] = (double) high[c] - low[c];
    }
    return factors;
  }

  private static float[] moved(
      Scheme scheme, Schemes schemes, int step, int dimension, float start) {
    ArrayParticles particle = ArrayParticles.of(1, dimension, 0, "stability", 0);
    Arrays.fill(particle.state(), start);
    scheme.step(schemes.time(step - 1), schemes.time(step), particle);
    return particle.state();
  }
}
