package org.langevin.samplers.mala;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.SamplerContext;
import org.osgi.service.component.annotations.Component;

/** The kernel {@link MetropolisLangevin}. */
@Component
@Extension(
    point = Kernel.POINT,
    id = "mala",
    title = "Langevin step, Metropolis-adjusted",
    formula =
        "x + h s(x) + sqrt(2 h) z, accepted with probability min(1, p(y) "
            + "q(x | y) / (p(x) q(y | x)))",
    source = "Roberts and Tweedie 1996")
public final class MalaKernel
    implements ExtensionFactory<MalaKernel.Parameters, SamplerContext, Kernel> {
  /**
   * The parameters.
   *
   * @param step h
   * @param acceptance where the ratio of densities comes from
   * @param nodes of the integral along the line
   */
  public record Parameters(
      @Parameter(
              description =
                  "Step size h of the proposal x + h s / T + sqrt(2 h) z at scale 1; the sampler"
                      + " multiplies it",
              unit = "data^2",
              value = "0.1",
              moreThan = 0)
          double step,
      @Parameter(description = Acceptance.DESCRIPTION, value = "automatic") Acceptance acceptance,
      @Parameter(description = Acceptance.NODES, value = "4", min = 2, max = 5) int nodes) {}

  @Override
  public Kernel create(Parameters parameters, SamplerContext context) {
    return new MetropolisLangevin(parameters.step(), parameters.acceptance(), parameters.nodes());
  }
}
