package org.langevin.workbench.internal.training;

/** Training cannot go on, for a reason that lies in the experiment. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what failed and what to do. */
  public TrainingFailedException(String message) {
    super(message);
  }
}
