package org.langevin.workbench.internal.progress;

import java.util.function.Supplier;
import org.langevin.workbench.Progress;

/**
 * Tells how far a phase is, a few times a second at most; asking it costs no more than reading the
 * clock. Safe for use by several threads.
 */
public final class Meter {
  private static final long PAUSE = 250_000_000L;

  /** Weight of the newest rate in the average. */
  private static final double NEWEST = 0.3;

  private final Progress progress;
  private final String phase;
  private final long total;
  private volatile long next;
  private long lastTime;
  private long lastDone;
  private double rate = Double.NaN;

  /**
   * Begins a phase.
   *
   * @param done steps that were done before
   * @param total steps in all
   */
  public Meter(Progress progress, String phase, long done, long total) {
    this.progress = progress;
    this.phase = phase;
    this.total = total;
    this.lastDone = done;
    this.lastTime = System.nanoTime();
    this.next = lastTime;
  }

  /**
   * Takes note of steps done.
   *
   * @param message asked for only when it is to be shown
   */
  public void update(long done, Supplier<String> message) {
    if (System.nanoTime() - next >= 0) {
      tell(done, message);
    }
  }

  /** Tells the end of the phase in any case. */
  public void finish(String message) {
    next = System.nanoTime();
    tell(total, () -> message);
  }

  private synchronized void tell(long done, Supplier<String> message) {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    double seconds = (now - lastTime) * 1e-9;
    if (done > lastDone && seconds > 0) {
      double latest = (done - lastDone) / seconds;
      rate = Double.isNaN(rate) ? latest : rate + NEWEST * (latest - rate);
      lastDone = done;
      lastTime = now;
    }
    next = now + PAUSE;
    progress.update(
        new Progress.Update(phase, done, total, rate, (total - done) / rate, message.get()));
  }
}
