package org.langevin.workbench;

/** A run was cancelled; its last checkpoint is on disk. */
public final class RunCancelledException extends Exception implements ExitStatus {
  private static final long serialVersionUID = 1L;

  /** Says how to go on. */
  public RunCancelledException(String message) {
    super(message);
  }

  @Override
  public int exitStatus() {
    return CANCELLED;
  }
}
