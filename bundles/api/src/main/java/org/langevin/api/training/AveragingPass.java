package org.langevin.api.training;

import org.osgi.annotation.versioning.ConsumerType;

/** An averaging at work on the vectors of a training. */
@ConsumerType
public interface AveragingPass {
  /**
   * Begins to take in the parameters after a step.
   *
   * @param step from 1
   */
  void begin(long step);

  /**
   * Takes a range of the parameters in, and touches nothing else. Called by several threads at
   * once, as {@link OptimizerPass#update} is, right after it.
   *
   * @param from the first index
   * @param length of the range, some thousand at most
   */
  void update(int from, int length);
}
