package org.langevin.api.score;

import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a score to tell products u^T (ds/dx) of a vector and its Jacobian. */
@ConsumerType
@FunctionalInterface
public interface VectorJacobian {
  /**
   * Makes a pass.
   *
   * @param capacity the largest number of items in one call
   */
  JacobianPass open(int capacity);
}
