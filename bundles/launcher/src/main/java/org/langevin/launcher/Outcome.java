package org.langevin.launcher;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import org.apache.karaf.shell.support.CommandException;
import org.langevin.api.InvalidExperimentException;
import org.langevin.workbench.ExitStatus;

/**
 * How a failed command ends the process.
 *
 * @param status the exit status
 * @param expected whether the message alone tells the user what happened; otherwise it is a defect,
 *     and the stack trace belongs to the message
 */
record Outcome(int status, boolean expected) {
  /** The console's language, whose exceptions are its own: what was typed is wrong. */
  private static final String PARSER = "org.apache.felix.gogo.";

  static Outcome cancelled() {
    return new Outcome(ExitStatus.CANCELLED, true);
  }

  /** Tells what a throwable means, by itself or by what caused it. */
  static Outcome of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ExitStatus carrier) {
        return new Outcome(carrier.exitStatus(), true);
      }
      if (cause instanceof IncompleteWorkbenchException) {
        return new Outcome(ExitStatus.FAILED, true);
      }
      if (cause.getClass().getName().startsWith(PARSER)) {
        return new Outcome(ExitStatus.INVALID, true);
      }
      if (cause instanceof CommandException || cause instanceof InvalidExperimentException) {
        return new Outcome(ExitStatus.INVALID, true);
      }
      if (cause instanceof InterruptedException
          || cause instanceof InterruptedIOException
          || cause instanceof ClosedByInterruptException
          || cause instanceof CancellationException) {
        return cancelled();
      }
    }
    return new Outcome(ExitStatus.FAILED, false);
  }
}
