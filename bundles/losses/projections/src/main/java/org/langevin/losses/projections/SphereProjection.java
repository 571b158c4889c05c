package org.langevin.losses.projections;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.Projection;
import org.osgi.service.component.annotations.Component;

/** The uniform law on the sphere of radius sqrt(d); on the unit sphere E v v^T would be I / d. */
@Component
@Extension(
    point = Projection.POINT,
    id = "sphere",
    title = "Uniform on a sphere",
    formula = "v uniform on the sphere of radius sqrt(d)")
public final class SphereProjection
    implements ExtensionFactory<SphereProjection.Parameters, LossContext, Projection> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Projection create(Parameters parameters, LossContext context) {
    return (random, target, offset, dimension) -> {
      random.fillGaussian(target, offset, dimension);
      double squares = 0;
      for (int j = offset; j < offset + dimension; j++) {
        squares += (double) target[j] * target[j];
      }
      double factor = Math.sqrt(dimension / squares);
      for (int j = offset; j < offset + dimension; j++) {
        target[j] *= (float) factor;
      }
    };
  }
}
