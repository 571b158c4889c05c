package org.langevin.api.dataset;

import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a labelled dataset to tell the exact density of the items of one class. */
@Ability(of = Dataset.class, words = "an exact density and score of each class")
@ConsumerType
@FunctionalInterface
public interface ClassDensities {
  /**
   * The density of the perturbed items of a class.
   *
   * @param label the class, from 0
   */
  PerturbedDensity of(int label);
}
