package org.langevin.samplers.ula;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Start;
import org.langevin.kit.sampler.ChainSampler;
import org.langevin.kit.sampler.FixedCondition;
import org.osgi.service.component.annotations.Component;

/** The unadjusted Langevin algorithm: chains of the kernel {@link UlaKernel}. */
@Component
@Extension(
    point = Sampler.POINT,
    id = "ula",
    title = "Unadjusted Langevin algorithm",
    formula = "x := x + h s(x) + sqrt(2 h) z",
    source = "Roberts and Tweedie 1996")
public final class Ula implements ExtensionFactory<Ula.Parameters, SamplerContext, Sampler> {
  /**
   * The parameters.
   *
   * @param steps how many steps
   * @param step h
   * @param start where chains begin
   * @param condition at which the score is asked for
   */
  public record Parameters(
      @Parameter(description = "Number of steps", unit = "steps", value = "1000", min = 1)
          int steps,
      @Parameter(
              description = "Step size h of x + h s + sqrt(2 h) z",
              unit = "data^2",
              value = "0.01",
              moreThan = 0)
          double step,
      @Parameter(description = "Where chains begin", value = "{\"use\": \"normal\"}")
          Part<SamplerContext, Start> start,
      @Parameter(description = FixedCondition.DESCRIPTION, value = "null") Double condition) {}

  @Override
  public Sampler create(Parameters p, SamplerContext context) {
    UnadjustedLangevin kernel = new UnadjustedLangevin(p.step());
    return new ChainSampler(
        kernel, p.steps(), p.start().make(context), FixedCondition.of(context, p.condition()));
  }
}
