package org.langevin.kit.dataset;

import java.util.Optional;
import org.langevin.api.Ability;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.sde.Transition;
import org.langevin.kit.metric.UnivariateLaw;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The ability of a dataset on the line to tell the exact law of its perturbed items, with its
 * distribution function.
 */
@Ability(of = Dataset.class, words = "an exact law on the line")
@ConsumerType
@FunctionalInterface
public interface PerturbedLaw {
  /**
   * The law of m X + b + s Z, where X is an item, Z is standard normal and (m, b, s) is a
   * transition.
   *
   * @return empty if it is not known
   */
  Optional<UnivariateLaw> under(Transition transition);
}
