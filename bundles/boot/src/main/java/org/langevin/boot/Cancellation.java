package org.langevin.boot;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Turns SIGHUP, SIGINT and SIGTERM into an interrupt of the command's thread, so that it can write
 * its checkpoint. Before and after the command, or if it does not end in time, or at a second
 * signal, the process ends at once. Its status then is 128 and the signal's number: 129, 130 or
 * 143.
 */
public final class Cancellation {
  private static final List<String> SIGNALS = List.of("HUP", "INT", "TERM");
  private static final long PATIENCE_SECONDS = 60;
  private static final int SIGNALLED = 128;

  private final PrintStream err;
  private final IntConsumer end;
  private Thread command;
  private int status;
  private boolean ending;

  /**
   * Still deaf.
   *
   * @param err for what is to be said about it
   * @param end ends the process at once, with a status
   */
  Cancellation(PrintStream err, IntConsumer end) {
    this.err = err;
    this.end = end;
  }

  /** Listens from now on. */
  void listen() throws ReflectiveOperationException {
    for (String name : SIGNALS) {
      Signals.handle(name, this::request);
    }
  }

  /** From now on a signal interrupts this thread. */
  public synchronized void covers(Thread thread) {
    command = thread;
  }

  /** From now on a signal ends the process: there is nothing left that could be lost. */
  public synchronized void coversNothing() {
    command = null;
    // What is left to do, flushing, is not to be cut short.
    Thread.interrupted();
  }

  /** The status with which the process is to end, if a signal asked for that. */
  public synchronized OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** Does what a signal asks for. */
  void request(int signal) {
    int wanted = SIGNALLED + signal;
    if (!interrupts(wanted)) {
      endNow(wanted);
      return;
    }
    Thread guard = new Thread(() -> endLater(wanted), "langevin cancellation");
    guard.setDaemon(true);
    guard.start();
    err.println("Cancelling; a second signal ends the process at once.");
  }

  private synchronized boolean interrupts(int wanted) {
    if (command == null || status != 0) {
      return false;
    }
    status = wanted;
    command.interrupt();
    return true;
  }

  private void endLater(int wanted) {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endNow(wanted);
  }

  private void endNow(int wanted) {
    synchronized (this) {
      ending = true;
    }
    end.accept(wanted);
  }

  /** Waits for the end of the process, if it has begun: what fails from then on is no failure. */
  void awaitEnd() {
    synchronized (this) {
      if (!ending) {
        return;
      }
    }
    while (true) {
      LockSupport.park();
    }
  }
}
