package org.langevin.api;

import java.util.concurrent.CancellationException;

/**
 * Lets a run be cancelled in the midst of long work. When a run is cancelled, the workbench
 * interrupts the threads on which it calls parts. What it hands to them (a chunk, a share, a
 * metric's input and score) takes note of that at each call, and so do the layers of {@code nn}. A
 * part that works for longer than a tenth of a second without them calls {@link #check} about as
 * often.
 */
public final class Interruption {
  private Interruption() {}

  /**
   * Ends the work of a run that was cancelled. Costs about a nanosecond.
   *
   * @throws CancellationException if the thread was interrupted; it stays so
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("cancelled");
    }
  }
}
