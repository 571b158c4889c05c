package org.langevin.api.score;

import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a score to tell log p_c(x), up to a constant that does not depend on x. */
@ConsumerType
@FunctionalInterface
public interface LogDensity {
  /**
   * Makes a pass.
   *
   * @param capacity the largest number of items in one call
   */
  Pass open(int capacity);

  /** Whether there is no such constant: densities at different conditions can be compared. */
  default boolean isNormalized() {
    return false;
  }

  /** Evaluates the log-density. Belongs to one thread. */
  @ConsumerType
  interface Pass extends AutoCloseable {
    /**
     * logDensity_i = log p_c_i(x_i), in nats.
     *
     * @param logDensity receives one value for each item
     */
    void evaluate(Batch batch, double[] logDensity);

    /** Frees what the pass holds. */
    @Override
    default void close() {}
  }
}
