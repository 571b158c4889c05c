package org.langevin.samplers.eulermaruyama;

import java.util.Arrays;
import java.util.Optional;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Requirements;
import org.langevin.api.condition.AtTime;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Step;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Sde;
import org.osgi.service.component.annotations.Component;

/**
 * The step of Euler and Maruyama for the reverse-time SDE (Anderson 1982; Song et al. 2021,
 * equation 6), with h = t - t':
 *
 * <pre>x := x - h [f(x, t) - G(t) G(t)^T s(x, t)] + sqrt(h) G(t) z,  z ~ N(0, I)</pre>
 *
 * <p>One score evaluation a step. Takes any drift and diffusion, also of states with more numbers
 * than the items, such as velocities.
 */
@Component
@Extension(
    point = Step.POINT,
    id = "euler-maruyama",
    title = "Euler-Maruyama, by drift and diffusion",
    formula = "x := x - h [f(x, t) - G G^T s(x, t)] + sqrt(h) G z",
    source = "Anderson 1982; Song et al. 2021")
public final class EulerMaruyamaStep
    implements ExtensionFactory<EulerMaruyamaStep.Parameters, SamplerContext, Step> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Sde.class);
  }

  @Override
  public Step create(Parameters parameters, SamplerContext context) {
    return of(context);
  }

  static Step of(SamplerContext context) {
    Sde sde = context.sde().orElseThrow();
    AtTime conditions = AtTime.of(context.condition());
    Optional<NonlinearDrift> nonlinear = sde.nonlinearDrift();
    return chunk ->
        (from, to, noise) -> {
          float[] score = chunk.score(conditions.condition(from));
          float[] drift = nonlinear.map(f -> drift(f, chunk, from)).orElse(null);
          double h = from - to;
          Coefficients coefficients = sde.coefficients(from);
          if (coefficients.isScalar()) {
            double g = coefficients.diffusion().scalar();
            chunk.step(
                1 - h * coefficients.drift().scalar(),
                h * g * g,
                noise ? Math.sqrt(h) * g : 0,
                -h * coefficients.offset().scalar());
          } else {
            step(chunk, score, coefficients, h, noise);
          }
          if (drift != null) {
            add(-(float) h, drift, chunk.state());
          }
        };
  }

  /** x + h (G G^T s - A x - c) + sqrt(h) G z, in a state of blocks. */
  private static void step(
      Chunk chunk, float[] score, Coefficients coefficients, double h, boolean noise) {
    int length = chunk.dimension();
    int components = length / coefficients.blocks();
    float[] x = chunk.state();
    float[] before = chunk.scratch(1);
    System.arraycopy(x, 0, before, 0, x.length);
    float[] z = chunk.scratch(2);
    if (noise) {
      chunk.noise(z);
    }
    BlockMatrix covariance = coefficients.covariance();
    float[] one = new float[components];
    Arrays.fill(one, 1);
    for (int from = 0; from < x.length; from += length) {
      coefficients.drift().add(-h, before, from, x, from, components);
      coefficients.offset().add(-h, one, 0, x, from, components);
      covariance.add(h, score, from, x, from, components);
      if (noise) {
        coefficients.diffusion().add(Math.sqrt(h), z, from, x, from, components);
      }
    }
  }

  /** The part of the drift that is not linear, at the samples as they are. */
  private static float[] drift(NonlinearDrift f, Chunk chunk, double t) {
    float[] drift = chunk.scratch(0);
    Arrays.fill(drift, 0, chunk.size() * chunk.dimension(), 0);
    f.add(chunk.state(), t, drift);
    return drift;
  }

  private static void add(float factor, float[] drift, float[] state) {
    for (int j = 0; j < state.length; j++) {
      state[j] += factor * drift[j];
    }
  }
}
