package org.langevin.api.score;

import org.osgi.annotation.versioning.ConsumerType;

/** Evaluates a score together with a product of its Jacobian. Belongs to one thread. */
@ConsumerType
public interface JacobianPass extends AutoCloseable {
  /**
   * score_i = s(x_i, c_i), and product_i = u_i^T (ds/dx)(x_i, c_i) or (ds/dx)(x_i, c_i) v_i.
   *
   * @param vector u or v, one of the length of an item for each
   * @param score receives items
   * @param product receives items
   */
  void evaluate(Batch batch, float[] vector, float[] score, float[] product);

  /** Frees what the pass holds. */
  @Override
  default void close() {}
}
