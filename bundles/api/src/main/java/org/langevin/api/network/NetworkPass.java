package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.langevin.api.score.ScoreEvaluator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Evaluates a network and differentiates it; keeps what the forward pass computed until the
 * backward pass.
 */
@ConsumerType
public interface NetworkPass extends ScoreEvaluator {
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
}
