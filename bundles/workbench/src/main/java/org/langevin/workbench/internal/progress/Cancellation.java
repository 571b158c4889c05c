package org.langevin.workbench.internal.progress;

import java.util.concurrent.CancellationException;

/** Whether a piece of work is to stop: asked for by another thread, or by an interrupt. */
public final class Cancellation {
  private volatile boolean requested;

  /** Asks the work to stop. */
  public void request() {
    requested = true;
  }

  /**
   * Whether the work is to stop. Takes note of an interrupt of the calling thread and clears it, so
   * that what is still to be written is not disturbed.
   */
  public boolean isRequested() {
    if (Thread.interrupted()) {
      requested = true;
    }
    return requested;
  }

  /** Stops the work if that was asked for. */
  public void check() {
    if (isRequested()) {
      throw new CancellationException("cancelled");
    }
  }
}
