package org.langevin.api.sde;

import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The ability of an SDE to tell the law of X_t given X_0 where it is the same scalar law (m, b, s)
 * for every component: the drift is linear, and drift and diffusion are numbers.
 */
@Ability(
    of = Sde.class,
    words = "Gaussian marginals (a drift linear in x, equal in all components)")
@ConsumerType
@FunctionalInterface
public interface Marginals extends Transitions {
  /**
   * The law of X_t given X_0.
   *
   * @param t between 0 and the horizon
   */
  @Override
  Marginal at(double t);
}
