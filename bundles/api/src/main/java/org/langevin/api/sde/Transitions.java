package org.langevin.api.sde;

import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The ability of an SDE to tell the law of X_t given the data item, which is Gaussian if its drift
 * is linear. Where every component has the same scalar law, they are {@link Marginals}.
 */
@Ability(of = Sde.class, words = "Gaussian transitions (a drift linear in x)")
@ConsumerType
@FunctionalInterface
public interface Transitions {
  /**
   * The law of X_t given the item.
   *
   * @param t between 0 and the horizon
   */
  Transition at(double t);
}
