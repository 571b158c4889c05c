package org.langevin.samplers.mala;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Start;
import org.langevin.kit.sampler.ChainSampler;
import org.langevin.kit.sampler.FixedCondition;
import org.osgi.service.component.annotations.Component;

/**
 * The Metropolis-adjusted Langevin algorithm (Roberts and Tweedie 1996): chains of the kernel
 * {@link MalaKernel}, whose law is exact for any step size.
 */
@Component
@Extension(
    point = Sampler.POINT,
    id = "mala",
    title = "Metropolis-adjusted Langevin algorithm",
    formula =
        "x + h s(x) + sqrt(2 h) z, accepted with probability min(1, p(y) "
            + "q(x | y) / (p(x) q(y | x)))",
    source = "Roberts and Tweedie 1996")
public final class Mala implements ExtensionFactory<Mala.Parameters, SamplerContext, Sampler> {
  /**
   * The parameters.
   *
   * @param steps how many steps
   * @param step h
   * @param acceptance where the ratio of densities comes from
   * @param nodes of the integral along the line
   * @param start where chains begin
   * @param condition at which the score is asked for
   */
  public record Parameters(
      @Parameter(description = "Number of steps", unit = "steps", value = "1000", min = 1)
          int steps,
      @Parameter(
              description = "Step size h of the proposal x + h s + sqrt(2 h) z",
              unit = "data^2",
              value = "0.1",
              moreThan = 0)
          double step,
      @Parameter(description = Acceptance.DESCRIPTION, value = "automatic") Acceptance acceptance,
      @Parameter(description = Acceptance.NODES, value = "4", min = 2, max = 5) int nodes,
      @Parameter(description = "Where chains begin", value = "{\"use\": \"normal\"}")
          Part<SamplerContext, Start> start,
      @Parameter(description = FixedCondition.DESCRIPTION, value = "null") Double condition) {}

  @Override
  public Sampler create(Parameters p, SamplerContext context) {
    Kernel kernel = new MetropolisLangevin(p.step(), p.acceptance(), p.nodes());
    return new ChainSampler(
        kernel, p.steps(), p.start().make(context), FixedCondition.of(context, p.condition()));
  }
}
