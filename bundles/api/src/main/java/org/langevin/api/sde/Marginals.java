package org.langevin.api.sde;

import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The ability of an SDE to tell the law of X_t given X_0, which is Gaussian if its drift is linear.
 */
@Ability(of = Sde.class, words = "Gaussian marginals (a drift linear in x)")
@ConsumerType
@FunctionalInterface
public interface Marginals {
  /**
   * The law of X_t given X_0.
   *
   * @param t between 0 and the horizon
   */
  Marginal at(double t);
}
