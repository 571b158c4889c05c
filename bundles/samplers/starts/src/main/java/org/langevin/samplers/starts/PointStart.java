package org.langevin.samplers.starts;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Start;
import org.osgi.service.component.annotations.Component;

/** One point, where all chains begin. */
@Component
@Extension(point = Start.POINT, id = "point", title = "One point")
public final class PointStart
    implements ExtensionFactory<PointStart.Parameters, SamplerContext, Start> {
  /**
   * The parameters.
   *
   * @param point one value for each component
   */
  public record Parameters(
      @Parameter(description = "The point, one number for each component", unit = "data")
          double[] point) {}

  @Override
  public Start create(Parameters parameters, SamplerContext context) {
    double[] point = parameters.point();
    int dimension = context.shape().dimension();
    if (point.length != dimension) {
      throw new InvalidExperimentException(
          "/point",
          "a start at one point needs " + dimension + " numbers, but there are " + point.length);
    }
    return (random, target, offset) -> {
      for (int j = 0; j < dimension; j++) {
        target[offset + j] = (float) point[j];
      }
    };
  }
}
