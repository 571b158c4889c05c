package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Evaluates a network and differentiates it. Belongs to one thread; keeps what the forward pass
 * computed until the backward pass. An item's score depends on that item and its condition only,
 * not on the rest of the batch.
 */
@ConsumerType
public interface NetworkPass extends AutoCloseable {
  /**
   * score_i = s(x_i, c_i) for each item i.
   *
   * @param count how many items, from 1 to the capacity
   * @param x count items, one after the other
   * @param condition one value of c for each item
   * @param score receives count items
   */
  void forward(int count, float[] x, float[] condition, float[] score);

  /**
   * The vector-Jacobian products at the items of the last {@link #forward}: for cotangents u_i,
   * adds sum_i u_i^T ds(x_i)/dtheta to the parameter gradient and writes u_i^T ds(x_i)/dx to the
   * input gradient.
   *
   * @param cotangent u, count items
   * @param parameterGradient a direct buffer in native order of the length of theta, or null if it
   *     is not wanted
   * @param inputGradient receives count items, or null if it is not wanted
   */
  void backward(float[] cotangent, FloatBuffer parameterGradient, float[] inputGradient);

  /** Frees what the pass holds. */
  @Override
  default void close() {}
}
