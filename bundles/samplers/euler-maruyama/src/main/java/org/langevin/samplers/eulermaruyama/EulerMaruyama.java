package org.langevin.samplers.eulermaruyama;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.AtTime;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sampler.ReverseTime;
import org.osgi.service.component.annotations.Component;

/**
 * Solves the reverse-time SDE by the method of Euler and Maruyama, from the prior at time T down to
 * a small time, in N steps and as many score evaluations. See {@link ReverseTime#eulerMaruyama}.
 */
@Component
@Extension(
    point = Sampler.POINT,
    id = "euler-maruyama",
    title = "Euler-Maruyama steps of the reverse-time SDE")
public final class EulerMaruyama
    implements ExtensionFactory<EulerMaruyama.Parameters, SamplerContext, Sampler> {
  /**
   * The parameters.
   *
   * @param steps N
   * @param end the time to stop at
   * @param denoise whether the last step adds no noise
   */
  public record Parameters(
      @Parameter(
              description = "Number of steps and of score evaluations",
              unit = "steps",
              value = "500",
              min = 1)
          int steps,
      @Parameter(
              description = "Time to stop at, before the score grows without bound",
              unit = "time",
              value = "1e-3",
              min = 0)
          double end,
      @Parameter(
              description = "Whether the last step adds no noise, which removes visible grain",
              value = "true")
          boolean denoise) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Sde.class);
  }

  @Override
  public Sampler create(Parameters parameters, SamplerContext context) {
    Sde sde = context.sde().orElseThrow();
    return new Instance(
        sde, new ReverseTime(sde, parameters.end(), parameters.steps()), parameters.denoise());
  }

  private record Instance(Sde sde, ReverseTime time, boolean denoise) implements Sampler {
    @Override
    public boolean accepts(Condition condition) {
      return condition.ability(AtTime.class).isPresent();
    }

    @Override
    public void sample(Chunk chunk) {
      chunk.draw(sde.prior());
      for (int i = 0; i < time.steps(); i++) {
        chunk.level(time.time(i), i, time.steps() + 1);
        chunk.score(time.time(i));
        time.eulerMaruyama(chunk, i, !denoise || i < time.steps() - 1);
        chunk.progress(i + 1, time.steps());
      }
      chunk.level(time.time(time.steps()), time.steps(), time.steps() + 1);
    }
  }
}
