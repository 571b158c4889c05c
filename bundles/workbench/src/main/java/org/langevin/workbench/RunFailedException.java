package org.langevin.workbench;

/** A run, or another piece of work, failed after it had begun. */
public final class RunFailedException extends Exception implements ExitStatus {
  private static final long serialVersionUID = 1L;

  /** Says what failed and what to do. */
  public RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitStatus() {
    return FAILED;
  }
}
