package org.langevin.api.training;

import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells an optimiser and an averaging about the training. */
@ProviderType
public interface TrainingContext {
  /**
   * How many steps the training has; it may stop earlier. To be asked only by those whose work
   * depends on it: as long as nobody asks, trials of a sweep that differ in their number of steps
   * are trained once.
   */
  int steps();

  /** How many items a minibatch has. */
  int batch();

  /** What to tell the optimiser of a model that trains itself, such as a generator's. */
  static TrainingContext of(int steps, int batch) {
    return new FixedTraining(steps, batch);
  }
}
