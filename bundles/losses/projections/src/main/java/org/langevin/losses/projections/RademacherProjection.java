package org.langevin.losses.projections;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.Projection;
import org.osgi.service.component.annotations.Component;

/**
 * Independent signs, each -1 or 1 (Hutchinson 1990): of all laws of independent components that
 * with the least variance of v^T A v.
 */
@Component
@Extension(
    point = Projection.POINT,
    id = "rademacher",
    title = "Independent signs",
    formula = "v_i = -1 or 1 with probability 1/2 each",
    source = "Hutchinson 1990")
public final class RademacherProjection
    implements ExtensionFactory<RademacherProjection.Parameters, LossContext, Projection> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Projection create(Parameters parameters, LossContext context) {
    return (random, target, offset, dimension) -> {
      for (int j = offset; j < offset + dimension; j++) {
        target[j] = random.nextLong() < 0 ? -1 : 1;
      }
    };
  }
}
