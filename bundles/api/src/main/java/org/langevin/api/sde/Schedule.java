package org.langevin.api.sde;

import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How fast the clock of an SDE runs: a rate r(t) > 0 for 0 &lt;= t &lt;= T, and with it the time on
 * that clock,
 *
 * <pre>R(t) = int_0^t r(u) du.</pre>
 *
 * <p>If Y solves dY = f(Y) dt + g dW, then X_t = Y_R(t) solves dX = r(t) f(X) dt + sqrt(r(t)) g dW,
 * so that its laws are those of Y at other times. Stateless: safe for use by several threads.
 */
@ConsumerType
@ExtensionPoint(id = Schedule.POINT, one = "a schedule", title = "How fast an SDE's clock runs")
public interface Schedule {
  /** The name of the extension point. */
  String POINT = "schedule";

  /**
   * r(t), without a unit.
   *
   * @param t between 0 and the horizon
   */
  double rate(double t);

  /**
   * R(t), exactly but for rounding: the SDE's laws are as exact as it is.
   *
   * @param t between 0 and the horizon
   */
  double integral(double t);
}
