package org.langevin.kit.sde;

import java.util.Arrays;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Particles;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.Sde;

/**
 * The scheme of Euler and Maruyama, with h = t' - t and the increment dW of the Brownian path:
 *
 * <pre>X_t' = X_t + h f(X_t, t) + G(t) dW.</pre>
 *
 * <p>For any drift and diffusion. Since G does not depend on the state, it is Milstein's scheme as
 * well, and its strong error is of order h (Kloeden and Platen 1992, section 10.3).
 *
 * @param sde to be solved
 */
public record EulerMaruyama(Sde sde) implements Scheme {
  private static final int INCREMENTS = 0;
  private static final int NONLINEAR = 1;
  private static final int BEFORE = 2;

  @Override
  public void step(double from, double to, Particles particles) {
    double h = to - from;
    float[] x = particles.state();
    float[] increments = particles.scratch(INCREMENTS);
    particles.increments(PATH, from, to, increments);
    float[] nonlinear = nonlinear(from, particles);
    Coefficients coefficients = sde.coefficients(from);
    if (coefficients.isScalar()) {
      scalar(coefficients, h, x, increments);
    } else {
      blocks(coefficients, h, particles, increments);
    }
    for (int j = 0; nonlinear != null && j < x.length; j++) {
      x[j] += (float) (h * nonlinear[j]);
    }
  }

  private static void scalar(Coefficients coefficients, double h, float[] x, float[] increments) {
    double factor = 1 + h * coefficients.drift().scalar();
    double offset = h * coefficients.offset().scalar();
    double g = coefficients.diffusion().scalar();
    for (int j = 0; j < x.length; j++) {
      x[j] = (float) (factor * x[j] + offset + g * increments[j]);
    }
  }

  private static void blocks(
      Coefficients coefficients, double h, Particles particles, float[] increments) {
    float[] x = particles.state();
    float[] before = particles.scratch(BEFORE);
    System.arraycopy(x, 0, before, 0, x.length);
    int components = particles.dimension() / coefficients.blocks();
    float[] one = new float[components];
    Arrays.fill(one, 1);
    BlockMatrix drift = coefficients.drift();
    for (int at = 0; at < x.length; at += particles.dimension()) {
      drift.add(h, before, at, x, at, components);
      coefficients.offset().add(h, one, 0, x, at, components);
      coefficients.diffusion().add(1, increments, at, x, at, components);
    }
  }

  /** n(x, t) of the states as they are; null if there is none. */
  private float[] nonlinear(double t, Particles particles) {
    return sde.nonlinearDrift()
        .map(
            f -> {
              float[] drift = particles.scratch(NONLINEAR);
              Arrays.fill(drift, 0);
              f.add(particles.state(), t, drift);
              return drift;
            })
        .orElse(null);
  }
}
