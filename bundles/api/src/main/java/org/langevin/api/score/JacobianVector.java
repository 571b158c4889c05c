package org.langevin.api.score;

import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a score to tell products (ds/dx) v of its Jacobian and a vector. */
@ConsumerType
@FunctionalInterface
public interface JacobianVector {
  /**
   * Makes a pass.
   *
   * @param capacity the largest number of items in one call
   */
  JacobianPass open(int capacity);
}
