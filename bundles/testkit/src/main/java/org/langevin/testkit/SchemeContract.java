package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Function;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sampler.ArrayParticles;

/** What every scheme must do. */
public final class SchemeContract {
  private static final Sde SDE = new TestSde(1.5, 0.7, 1);
  private static final int PATHS = 20_000;
  private static final float START = 2;

  /** Of a solution that stands for the exact one. */
  private static final int FINEST = 4096;

  private SchemeContract() {}

  /** A path depends on the seed and its number only, and not on the chunk that it is in. */
  public static void pathsDependOnTheirNumberOnly(Function<SchemeContext, Scheme> make) {
    Scheme scheme = make.apply(new SchemeContext(SDE));
    float[] whole = end(scheme, 0, 6, 7);
    float[] part = end(scheme, 4, 2, 7);
    assertEquals(whole[4], part[0], "path 4");
    assertEquals(whole[5], part[1], "path 5");
  }

  /**
   * On the same Brownian paths, the mean distance from the exact solution falls with the step to
   * the power of the order.
   *
   * @param make the scheme for an SDE
   * @param order the strong order of convergence; infinite if there is no error
   */
  public static void convergesOnEveryPath(Function<SchemeContext, Scheme> make, double order) {
    Scheme scheme = make.apply(new SchemeContext(SDE));
    float[] exact = fine();
    double before = distance(end(scheme, 0, PATHS / 20, 8), exact);
    for (int steps = 16; steps <= 128; steps *= 2) {
      double error = distance(end(scheme, 0, PATHS / 20, steps), exact);
      if (Double.isInfinite(order)) {
        // What increments leave open in a step is drawn, and adds up to a deviation of order h.
        double most = 1.0 / steps + coarseness();
        assertTrue(error <= most, steps + " steps: " + error + ", more than " + most);
      } else {
        double most = before / Math.pow(2, order) * 1.1 + 2 * coarseness();
        int count = steps;
        assertTrue(error <= most, () -> count + " steps: " + error + ", more than " + most);
        before = error;
      }
    }
  }

  /** The law at the end is that of the SDE, up to h to the power of the weak order. */
  public static void hasTheLawOfTheSde(Function<SchemeContext, Scheme> make, double tolerance) {
    float[] ends = end(make.apply(new SchemeContext(SDE)), 0, PATHS, 200);
    Statistic mean = new Statistic();
    for (float x : ends) {
      mean.add(x);
    }
    Marginal law = SDE.marginal(1);
    mean.estimates(law.scale() * START + law.offset(), tolerance, "the mean at the end");
    Statistic square = new Statistic();
    for (float x : ends) {
      double rest = x - law.scale() * START - law.offset();
      square.add(rest * rest);
    }
    square.estimates(law.deviation() * law.deviation(), tolerance, "the variance at the end");
  }

  /** By many small steps of Euler and Maruyama, written out. */
  private static float[] fine() {
    ArrayParticles particles = ArrayParticles.of(PATHS / 20, 1, 5, "test", 0);
    float[] x = particles.state();
    Arrays.fill(x, START);
    float[] increments = new float[x.length];
    for (int i = 0; i < FINEST; i++) {
      double t = (double) i / FINEST;
      particles.increments(Scheme.PATH, t, (i + 1.0) / FINEST, increments);
      Coefficients coefficients = SDE.coefficients(t);
      for (int j = 0; j < x.length; j++) {
        x[j] +=
            (float)
                ((coefficients.drift().scalar() * x[j] + coefficients.offset().scalar()) / FINEST
                    + coefficients.diffusion().scalar() * increments[j]);
      }
    }
    return x;
  }

  private static double coarseness() {
    return 2.0 / FINEST;
  }

  private static float[] end(Scheme scheme, int first, int count, int steps) {
    ArrayParticles particles = ArrayParticles.of(count, 1, 5, "test", first);
    Arrays.fill(particles.state(), START);
    for (int i = 0; i < steps; i++) {
      scheme.step((double) i / steps, (i + 1.0) / steps, particles);
    }
    return particles.state().clone();
  }

  private static double distance(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += Math.abs(first[i] - second[i]);
    }
    return sum / first.length;
  }
}
