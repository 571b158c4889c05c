package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** Evaluates an energy. Belongs to one thread. */
@ConsumerType
public interface EnergyPass extends AutoCloseable {
  /**
   * energy_i = E(x_i, c_i), up to a constant that does not depend on x.
   *
   * @param count how many items, from 1 to the capacity
   * @param x count items
   * @param condition one value of c for each item
   * @param energy receives count values
   */
  void forward(int count, float[] x, float[] condition, float[] energy);

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
