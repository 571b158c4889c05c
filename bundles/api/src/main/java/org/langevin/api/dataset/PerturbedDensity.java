package org.langevin.api.dataset;

import java.util.Optional;
import org.langevin.api.Ability;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The ability of a dataset to tell the exact density of its items perturbed by Gaussian noise, also
 * where the items' own law is singular and has none.
 */
@Ability(of = Dataset.class, words = "an exact density and score of its perturbed items")
@ConsumerType
@FunctionalInterface
public interface PerturbedDensity {
  /**
   * The density of m X + b + s Z, where X is an item, Z is standard normal and (m, b, s) is a
   * marginal.
   *
   * @param marginal with s above 0; for a dataset that also offers {@link Density}, s may be 0
   */
  Density under(Marginal marginal);

  /**
   * The density of M X + b + L Z, where X is an item and (M, b, L) a transition of any form.
   *
   * @return empty if it is not known; by default where the transition is not scalar
   */
  default Optional<Density> under(Transition transition) {
    return transition.scalar().map(this::under);
  }
}
