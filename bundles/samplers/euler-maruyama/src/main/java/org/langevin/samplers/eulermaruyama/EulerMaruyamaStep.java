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
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Sde;
import org.osgi.service.component.annotations.Component;

/**
 * The step of Euler and Maruyama for the reverse-time SDE (Anderson 1982; Song et al. 2021,
 * equation 6), with h = t - t':
 *
 * <pre>x := x - h [f(x, t) - g(t)^2 s(x, t)] + sqrt(h) g(t) z,  z ~ N(0, I)</pre>
 *
 * <p>One score evaluation a step. Takes any drift.
 */
@Component
@Extension(
    point = Step.POINT,
    id = "euler-maruyama",
    title = "Euler-Maruyama, by drift and diffusion")
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
          chunk.score(conditions.condition(from));
          float[] drift = nonlinear.map(f -> drift(f, chunk, from)).orElse(null);
          double h = from - to;
          double g = sde.diffusion(from);
          chunk.step(
              1 - h * sde.driftSlope(from),
              h * g * g,
              noise ? Math.sqrt(h) * g : 0,
              -h * sde.driftOffset(from));
          if (drift != null) {
            add(-(float) h, drift, chunk.state());
          }
        };
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
