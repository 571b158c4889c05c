package org.langevin.api.network;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Evaluates a network. Belongs to one thread. An item's score depends on that item and its
 * condition only, not on the rest of the batch.
 */
@ConsumerType
public interface ScoreEvaluator extends AutoCloseable {
  /**
   * score_i = s(x_i, c_i) for each item i.
   *
   * @param count how many items, from 1 to the capacity
   * @param x count items, one after the other
   * @param condition one value of c for each item
   * @param score receives count items
   */
  void forward(int count, float[] x, float[] condition, float[] score);

  /** Frees what the evaluator holds. */
  @Override
  default void close() {}
}
