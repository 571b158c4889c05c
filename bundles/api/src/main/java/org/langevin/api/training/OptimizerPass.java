package org.langevin.api.training;

import org.osgi.annotation.versioning.ConsumerType;

/** An optimiser at work on the vectors of a training. */
@ConsumerType
public interface OptimizerPass {
  /**
   * Begins a step. Whatever the ranges have in common is worked out here, once.
   *
   * @param step from 1
   */
  void begin(long step);

  /**
   * Does the step for a range of the parameters and of the state, and touches nothing else. Called
   * by several threads at once, for ranges that do not overlap and together are the whole; the
   * result must be the same to the bit wherever they begin and end. A step is never interrupted.
   *
   * @param from the first index
   * @param length of the range, some thousand at most
   * @param gradient of the mean loss, for the range: that at {@code from + i} is element i. May be
   *     longer, and may be overwritten
   */
  void update(int from, int length, float[] gradient);
}
