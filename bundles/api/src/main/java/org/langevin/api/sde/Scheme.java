package org.langevin.api.sde;

import org.langevin.api.ExtensionPoint;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to solve an SDE forward in time,
 *
 * <pre>dX = f(X, t) dt + G(t) dW,</pre>
 *
 * <p>step by step. The noise of a step is that of the Brownian path {@link #PATH}, so that two
 * schemes, or one with other steps, solve one equation with one noise, and their differences are
 * strong errors. Stateless: moves the particles of several threads at once.
 */
@ConsumerType
@ExtensionPoint(id = Scheme.POINT, one = "a scheme", title = "Ways to solve an SDE forward in time")
public interface Scheme {
  /** The name of the extension point. */
  String POINT = "scheme";

  /** The name of the path whose increments drive all schemes, see {@link Particles#increments}. */
  String PATH = "forward";

  /**
   * Moves states from one time to a later one.
   *
   * @param from t, at which the states are, from 0
   * @param to t', above t and not above the horizon
   */
  void step(double from, double to, Particles particles);
}
