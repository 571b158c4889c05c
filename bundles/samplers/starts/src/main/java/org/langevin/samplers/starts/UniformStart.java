package org.langevin.samplers.starts;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Start;
import org.osgi.service.component.annotations.Component;

/** The uniform law on the box [low, high]^d. */
@Component
@Extension(
    point = Start.POINT,
    id = "uniform",
    title = "Uniform law on a box",
    formula = "uniform on [low, high]^d")
public final class UniformStart
    implements ExtensionFactory<UniformStart.Parameters, SamplerContext, Start> {
  /**
   * The parameters.
   *
   * @param low end of each component
   * @param high end of each component
   */
  public record Parameters(
      @Parameter(description = "Lower end of each component", unit = "data", value = "-1")
          double low,
      @Parameter(description = "Upper end of each component", unit = "data", value = "1")
          double high) {}

  @Override
  public Start create(Parameters p, SamplerContext context) {
    if (!(p.low() <= p.high())) {
      throw new InvalidExperimentException(
          "/high", "the box ends at " + p.high() + ", before it begins at " + p.low());
    }
    int dimension = context.shape().dimension();
    return (random, target, offset) -> {
      for (int j = offset; j < offset + dimension; j++) {
        target[j] = (float) (p.low() + (p.high() - p.low()) * random.nextDouble());
      }
    };
  }
}
