package org.langevin.api.score;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Evaluates a score. Belongs to one thread. An item's score depends on that item, its condition and
 * its class only, not on the rest of the batch.
 */
@ConsumerType
@FunctionalInterface
public interface ScoreEvaluator extends AutoCloseable {
  /**
   * score_i = s(x_i, c_i), or where a class is told and the score knows classes, s(x_i, c_i, y_i).
   *
   * @param batch of 1 item up to the capacity; read only
   * @param score receives items
   */
  void forward(Batch batch, float[] score);

  /** Frees what the evaluator holds. */
  @Override
  default void close() {}
}
