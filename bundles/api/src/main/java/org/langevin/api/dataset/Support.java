package org.langevin.api.dataset;

import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The set on which the items of a dataset lie, or around which noise is added, where it is smaller
 * than the space. Stateless: safe for use by several threads.
 */
@Ability(of = Dataset.class, words = "a known support")
@ConsumerType
public interface Support {
  /** The number d of coordinates of a point. */
  int dimension();

  /**
   * The Euclidean distance from a point to the nearest point of the set, in the unit of the data; 0
   * on the set.
   *
   * @param x an array that holds the point
   * @param offset where the point begins
   */
  double distance(double[] x, int offset);
}
