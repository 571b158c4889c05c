package org.langevin.schemes.exact;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Requirements;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.sde.ExactSolution;
import org.osgi.service.component.annotations.Component;

/**
 * The exact solution of a linear SDE on the Brownian path that other schemes take: after a step of
 * any length it has the law of the SDE, jointly with the increments. Only for states with as many
 * numbers as items.
 */
@Component
@Extension(
    point = Scheme.POINT,
    id = "exact",
    title = "The exact solution of a linear SDE, on the same Brownian path",
    formula = "X := m X + b + (k / h) dW + r Z",
    source = "Kloeden and Platen 1992")
public final class ExactScheme
    implements ExtensionFactory<ExactScheme.Parameters, SchemeContext, Scheme> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Transitions.class);
  }

  @Override
  public Scheme create(Parameters parameters, SchemeContext context) {
    return ExactSolution.of(context.sde(), "use euler-maruyama");
  }
}
