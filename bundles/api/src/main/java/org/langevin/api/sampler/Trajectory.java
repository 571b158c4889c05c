package org.langevin.api.sampler;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The way of a chunk's samples from noise to data, made by a {@link Step}. A step may remember what
 * it evaluated at earlier times. Used by one thread.
 */
@ConsumerType
public interface Trajectory {
  /**
   * Moves the chunk's samples from one time to another.
   *
   * @param from t, at which the samples are
   * @param to t', from 0 and below t
   * @param noise whether to add the noise of the step; without it the samples move to their
   *     expectation under it. A step without noise takes no notice
   */
  void step(double from, double to, boolean noise);
}
