package org.langevin.schemes.eulermaruyama;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.kit.sde.EulerMaruyama;
import org.osgi.service.component.annotations.Component;

/**
 * The scheme of {@link EulerMaruyama}: for every SDE, also one whose drift is not linear. Where h
 * is so large that h a is below -2, the solution grows without bound.
 */
@Component
@Extension(
    point = Scheme.POINT,
    id = "euler-maruyama",
    title = "Euler-Maruyama; since noise does not depend on the state, Milstein's scheme as well",
    formula = "X := X + h f(X, t) + G(t) dW",
    source = "Kloeden and Platen 1992")
public final class EulerMaruyamaScheme
    implements ExtensionFactory<EulerMaruyamaScheme.Parameters, SchemeContext, Scheme> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Scheme create(Parameters parameters, SchemeContext context) {
    return new EulerMaruyama(context.sde());
  }
}
