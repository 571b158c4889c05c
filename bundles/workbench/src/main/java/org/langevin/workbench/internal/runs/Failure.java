package org.langevin.workbench.internal.runs;

import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.langevin.api.InvalidExperimentException;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.internal.blame.MoreMemory;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.training.TrainingFailedException;

/**
 * Why work ended, in words for the person who asked for it.
 *
 * @param cause what was thrown
 * @param message what to tell
 */
record Failure(Throwable cause, String message) {
  static Failure of(Throwable cause) {
    return new Failure(cause, explain(cause));
  }

  private static String explain(Throwable cause) {
    if (cause instanceof UncheckedIOException unchecked) {
      return text(unchecked.getCause());
    }
    if (cause instanceof InvalidExperimentException invalid) {
      return (invalid.parameter().isEmpty() ? "" : invalid.parameter() + ": ") + text(cause);
    }
    if (cause instanceof PartFailedException
        || cause instanceof TrainingFailedException
        || cause instanceof NotFiniteException
        || cause instanceof java.io.IOException) {
      return text(cause);
    }
    if (cause instanceof OutOfMemoryError error) {
      return "there is not enough memory ("
          + text(cause)
          + "). Use smaller batches, or "
          + MoreMemory.advice(error);
    }
    return "the workbench failed, which is an error of its own: please report it (" + cause + ")";
  }

  private static String text(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** Whether only the trace says where it happened. */
  boolean needsTrace() {
    return !(cause instanceof java.io.IOException
        || cause instanceof UncheckedIOException
        || cause instanceof TrainingFailedException
        || cause instanceof NotFiniteException
        || cause instanceof InvalidExperimentException);
  }

  boolean isCancellation() {
    return cause instanceof CancellationException;
  }

  /** To be thrown where nothing is kept. */
  RunFailedException orCancellation(String addition) throws RunCancelledException {
    if (isCancellation()) {
      throw new RunCancelledException(addition.isEmpty() ? "cancelled" : "cancelled; " + addition);
    }
    return new RunFailedException(message, cause);
  }
}
