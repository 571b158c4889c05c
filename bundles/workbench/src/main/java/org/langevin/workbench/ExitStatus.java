package org.langevin.workbench;

/** Carried by exceptions that end a command: what the process says to its caller. */
public interface ExitStatus {
  /** All went well. */
  int DONE = 0;

  /** The run failed. */
  int FAILED = 1;

  /** What was asked for is invalid; nothing was changed. */
  int INVALID = 2;

  /**
   * The run was cancelled; it can be resumed. A process that was stopped by a signal ends with 128
   * and the signal's number instead: 130 for SIGINT, 143 for SIGTERM, 129 for SIGHUP.
   */
  int CANCELLED = 130;

  /** The status of the process. */
  int exitStatus();
}
