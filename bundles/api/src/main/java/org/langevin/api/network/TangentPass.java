package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.langevin.api.score.Batch;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Evaluates a network together with a directional derivative, and differentiates both. Belongs to
 * one thread.
 */
@ConsumerType
public interface TangentPass extends AutoCloseable {
  /**
   * score_i = s(x_i, c_i) and tangent_i = (ds/dx)(x_i, c_i) v_i.
   *
   * @param batch of 1 item up to the capacity; read only
   * @param direction v, items
   * @param score receives items
   * @param tangent receives items
   */
  void forward(Batch batch, float[] direction, float[] score, float[] tangent);

  /**
   * Adds the gradient of sum_i (u_i . score_i + w_i . tangent_i) with respect to theta, u and w
   * held fixed.
   *
   * @param scoreCotangent u, count items
   * @param tangentCotangent w, count items
   * @param parameterGradient a direct buffer in native order of the length of theta
   */
  void backward(float[] scoreCotangent, float[] tangentCotangent, FloatBuffer parameterGradient);

  /** Frees what the pass holds. */
  @Override
  default void close() {}
}
