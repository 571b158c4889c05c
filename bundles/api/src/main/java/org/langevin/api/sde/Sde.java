package org.langevin.api.sde;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A diffusion that turns data into noise:
 *
 * <pre>dX_t = f(X_t, t) dt + g(t) dW_t, 0 &lt;= t &lt;= T, with f(x, t) = a(t) x + c(t) + n(x, t)
 * </pre>
 *
 * <p>(Song et al. 2021, equation 5.) Each component of an item diffuses by itself unless there is a
 * nonlinear part n. An SDE that has none needs to say only a, g and its prior: the marginal then
 * comes from numerical integration. Stateless: safe for use by several threads.
 */
@ConsumerType
@ExtensionPoint(id = Sde.POINT, one = "an SDE", title = "Diffusions that turn data into noise")
public interface Sde extends Capable {
  /** The name of the extension point. */
  String POINT = "sde";

  /** T, the time at which data has become noise. */
  double horizon();

  /** a(t), the slope of the drift, in units of 1/time. */
  double driftSlope(double t);

  /** c(t), the constant part of the drift. */
  default double driftOffset(double t) {
    return 0;
  }

  /** n(x, t), the part of the drift that is not linear in x. */
  default Optional<NonlinearDrift> nonlinearDrift() {
    return Optional.empty();
  }

  /** g(t), the diffusion coefficient, not negative. */
  double diffusion(double t);

  /**
   * The law of X_t given X_0 = x: N(m(t) x + b(t), s(t)^2 I).
   *
   * <p>An SDE with closed forms implements {@link Marginals}. Otherwise m' = a m, b' = a b + c and
   * (s^2)' = 2 a s^2 + g^2 are integrated numerically from 0, to a relative error of about 1e-8.
   *
   * @param t between 0 and T
   * @throws UnsupportedOperationException if the drift is not linear
   */
  default Marginal marginal(double t) {
    return ability(Marginals.class)
        .orElseThrow(
            () ->
                new UnsupportedOperationException(
                    "the marginal of a nonlinear SDE is not Gaussian"))
        .at(t);
  }

  /** By default what it implements, and {@link Marginals} if its drift is linear. */
  @Override
  default <A> Optional<A> ability(Class<A> type) {
    Marginals integrated =
        nonlinearDrift().isPresent() ? null : t -> MarginalIntegration.integrate(this, t);
    return Capable.offer(type, this, integrated);
  }

  /**
   * The law from which the reverse run starts, close to that of X_T: a normal law with equal
   * components.
   */
  Prior prior();
}
