package org.langevin.samplers.ula;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.SamplerContext;
import org.osgi.service.component.annotations.Component;

/** The kernel {@link UnadjustedLangevin}. */
@Component
@Extension(
    point = Kernel.POINT,
    id = "ula",
    title = "Langevin step, unadjusted",
    formula = "x := x + h s(x) + sqrt(2 h) z",
    source = "Roberts and Tweedie 1996")
public final class UlaKernel
    implements ExtensionFactory<UlaKernel.Parameters, SamplerContext, Kernel> {
  /**
   * The parameters.
   *
   * @param step h
   */
  public record Parameters(
      @Parameter(
              description =
                  "Step size h of x + h s / T + sqrt(2 h) z at scale 1; the sampler multiplies it",
              unit = "data^2",
              value = "0.01",
              moreThan = 0)
          double step) {}

  @Override
  public Kernel create(Parameters parameters, SamplerContext context) {
    return new UnadjustedLangevin(parameters.step());
  }
}
