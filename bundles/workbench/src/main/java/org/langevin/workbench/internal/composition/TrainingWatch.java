package org.langevin.workbench.internal.composition;

import org.langevin.api.training.TrainingContext;

/**
 * Tells optimiser and averaging about the training, and remembers whether they asked how long it
 * is: then what they do in a step may depend on that, and a shorter training is no beginning of a
 * longer one.
 */
public final class TrainingWatch implements TrainingContext {
  private final TrainingSettings settings;
  private volatile boolean lengthAsked;

  /** A watch over a training. */
  public TrainingWatch(TrainingSettings settings) {
    this.settings = settings;
  }

  @Override
  public int steps() {
    lengthAsked = true;
    return settings.steps();
  }

  @Override
  public int batch() {
    return settings.batch();
  }

  /** Whether somebody asked so far how many steps the training has. */
  public boolean isLengthAsked() {
    return lengthAsked;
  }
}
