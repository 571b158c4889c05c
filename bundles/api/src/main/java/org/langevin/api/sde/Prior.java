package org.langevin.api.sde;

import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The law from which a reverse run starts, close to that of X_T. Stateless: safe for use by several
 * threads.
 */
@ConsumerType
public interface Prior {
  /**
   * Draws one state.
   *
   * @param target receives the state, from an offset
   * @param dimension of the state
   */
  void sample(RandomStream random, float[] target, int offset, int dimension);

  /**
   * The log-density of one state, in nats.
   *
   * @param x an array that holds the state, from an offset
   * @param dimension of the state
   */
  double logDensity(float[] x, int offset, int dimension);
}
