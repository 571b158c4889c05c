package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.langevin.api.score.Batch;
import org.osgi.annotation.versioning.ConsumerType;

/** Evaluates an energy. Belongs to one thread. */
@ConsumerType
public interface EnergyPass extends AutoCloseable {
  /**
   * energy_i = E(x_i, c_i), up to a constant that does not depend on x.
   *
   * @param batch of 1 item up to the capacity; read only
   * @param energy receives one value for each item
   */
  void forward(Batch batch, float[] energy);

  /**
   * Adds sum_i u_i dE(x_i)/dtheta, at the items of the last {@link #forward}.
   *
   * @param cotangent u, one value for each item
   * @param parameterGradient a direct buffer in native order of the length of theta
   */
  void backward(float[] cotangent, FloatBuffer parameterGradient);

  /** Frees what the pass holds. */
  @Override
  default void close() {}
}
