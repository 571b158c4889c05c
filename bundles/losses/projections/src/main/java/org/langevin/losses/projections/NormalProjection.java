package org.langevin.losses.projections;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.Projection;
import org.osgi.service.component.annotations.Component;

/** The normal law N(0, I). */
@Component
@Extension(
    point = Projection.POINT,
    id = "normal",
    title = "Normal directions",
    formula = "v ~ N(0, I)")
public final class NormalProjection
    implements ExtensionFactory<NormalProjection.Parameters, LossContext, Projection> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Projection create(Parameters parameters, LossContext context) {
    return (random, target, offset, dimension) -> random.fillGaussian(target, offset, dimension);
  }
}
