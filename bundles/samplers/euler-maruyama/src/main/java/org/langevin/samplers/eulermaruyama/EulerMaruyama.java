package org.langevin.samplers.eulermaruyama;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sampler.ReverseSampler;
import org.langevin.kit.sampler.ReverseTime;
import org.osgi.service.component.annotations.Component;

/**
 * Solves the reverse-time SDE by the method of Euler and Maruyama, from the prior at time T down to
 * a small time, in N steps and as many score evaluations. See {@link EulerMaruyamaStep}.
 */
@Component
@Extension(
    point = Sampler.POINT,
    id = "euler-maruyama",
    title = "Euler-Maruyama steps of the reverse-time SDE",
    formula = "x := x - h [f(x, t) - G G^T s(x, t)] + sqrt(h) G z from T down to " + "a small time",
    source = "Anderson 1982; Song et al. 2021")
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
    ReverseTime time = new ReverseTime(sde, parameters.end(), parameters.steps());
    return new ReverseSampler(context, time, EulerMaruyamaStep.of(context), parameters.denoise());
  }
}
