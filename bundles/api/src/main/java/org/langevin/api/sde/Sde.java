package org.langevin.api.sde;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A diffusion that turns data into noise:
 *
 * <pre>dX_t = f(X_t, t) dt + G(t) dW_t, 0 &lt;= t &lt;= T, with f(x, t) = A(t) x + c(t) + n(x, t)
 * </pre>
 *
 * <p>(Song et al. 2021, equation 5.) With numbers for A, c and G, the usual case, each component of
 * an item diffuses by itself, and all alike. With a number for each component noise is anisotropic;
 * with blocks the state has more numbers than the item, such as a velocity for each component. See
 * {@link BlockMatrix}. The sizes are the same at all times.
 *
 * <p>An SDE without a nonlinear part n needs to say only its coefficients and its prior: the law of
 * the state then comes from numerical integration. Stateless: safe for use by several threads.
 */
@ConsumerType
@ExtensionPoint(id = Sde.POINT, one = "an SDE", title = "Diffusions that turn data into noise")
public interface Sde extends Capable {
  /** The name of the extension point. */
  String POINT = "sde";

  /** T, the time at which data has become noise. */
  double horizon();

  /** A(t), c(t) and G(t). */
  Coefficients coefficients(double t);

  /**
   * The law of the state at time 0 given the data item: the item itself, unless stated otherwise.
   */
  default Transition start() {
    return Marginal.START;
  }

  /** n(x, t), the part of the drift that is not linear in x. */
  default Optional<NonlinearDrift> nonlinearDrift() {
    return Optional.empty();
  }

  /**
   * The law of X_t given the data item: N(M(t) x + b(t), S(t)).
   *
   * <p>An SDE with closed forms implements {@link Marginals} or {@link Transitions}. Otherwise M' =
   * A M, b' = A b + c and S' = A S + S A^T + G G^T are integrated numerically from {@link #start},
   * to a relative error of about 1e-8.
   *
   * @param t between 0 and T
   * @throws UnsupportedOperationException if the drift is not linear
   */
  default Transition transition(double t) {
    return ability(Transitions.class)
        .orElseThrow(() -> IntegratedLaws.missing(Transitions.class))
        .at(t);
  }

  /**
   * The law of X_t given X_0 = x where it is scalar: N(m(t) x + b(t), s(t)^2 I).
   *
   * @param t between 0 and T
   * @throws UnsupportedOperationException if the drift is not linear, or not the same number for
   *     all components
   */
  default Marginal marginal(double t) {
    return ability(Marginals.class)
        .orElseThrow(() -> IntegratedLaws.missing(Marginals.class))
        .at(t);
  }

  /**
   * By default what it implements; and if its drift is linear {@link Transitions}, which are {@link
   * Marginals} if its coefficients are numbers.
   */
  @Override
  default <A> Optional<A> ability(Class<A> type) {
    return Capable.offer(type, this)
        .or(
            () ->
                type == Marginals.class || type == Transitions.class
                    ? Capable.offer(type, IntegratedLaws.of(this))
                    : Optional.empty());
  }

  /** The law from which the reverse run starts, close to that of X_T. */
  Prior prior();
}
