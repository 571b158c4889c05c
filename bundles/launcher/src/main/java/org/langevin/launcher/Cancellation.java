package org.langevin.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * Turns SIGINT and SIGTERM into an interrupt of the command's thread, so that it can write its
 * checkpoint. A second signal, or a command that does not end in time, ends the process at once.
 */
final class Cancellation {
  private static final long PATIENCE_SECONDS = 60;

  private final PrintStream err;
  private final Runnable end;
  private Thread command;
  private boolean requested;

  private Cancellation(PrintStream err, Runnable end) {
    this.err = err;
    this.end = end;
  }

  /**
   * Listens from now on.
   *
   * @param end ends the process at once
   */
  static Cancellation onSignals(PrintStream err, Runnable end) {
    Cancellation cancellation = new Cancellation(err, end);
    for (String name : List.of("INT", "TERM")) {
      Signals.register(name, cancellation::request);
    }
    return cancellation;
  }

  /** From now on a signal interrupts this thread. */
  synchronized void covers(Thread thread) throws InterruptedException {
    if (requested) {
      throw new InterruptedException("Cancelled");
    }
    command = thread;
  }

  synchronized void coversNothing() {
    command = null;
    // What is left to do, flushing, is not to be cut short.
    Thread.interrupted();
  }

  synchronized boolean requested() {
    return requested;
  }

  private synchronized void request() {
    if (requested || command == null) {
      end.run();
    }
    requested = true;
    err.println("Cancelling; a second signal ends the process at once.");
    command.interrupt();
    Thread guard = new Thread(this::endLater, "langevin cancellation");
    guard.setDaemon(true);
    guard.start();
  }

  private void endLater() {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.run();
  }
}
