package org.langevin.samplers.starts;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Start;
import org.osgi.service.component.annotations.Component;

/** The normal law N(m, s^2 I). */
@Component
@Extension(
    point = Start.POINT,
    id = "normal",
    title = "Normal law, the same in each component",
    formula = "N(m, s^2 I)")
public final class NormalStart
    implements ExtensionFactory<NormalStart.Parameters, SamplerContext, Start> {
  /**
   * The parameters.
   *
   * @param mean m of each component
   * @param deviation s of each component
   */
  public record Parameters(
      @Parameter(description = "Mean of each component", unit = "data", value = "0") double mean,
      @Parameter(
              description = "Standard deviation of each component",
              unit = "data",
              value = "1",
              min = 0)
          double deviation) {}

  @Override
  public Start create(Parameters p, SamplerContext context) {
    int dimension = context.shape().dimension();
    return (random, target, offset) -> {
      for (int j = offset; j < offset + dimension; j++) {
        target[j] = (float) (p.mean() + p.deviation() * random.nextGaussian());
      }
    };
  }
}
