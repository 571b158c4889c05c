package org.langevin.api.sde;

import org.osgi.annotation.versioning.ConsumerType;

/** The part n(x, t) of a drift that is not linear in x. */
@ConsumerType
@FunctionalInterface
public interface NonlinearDrift {
  /**
   * Adds n(x, t) for each item.
   *
   * @param x states, one after the other
   * @param t the time
   * @param drift to which n(x, t) is added, of the shape of x
   */
  void add(float[] x, double t, float[] drift);
}
