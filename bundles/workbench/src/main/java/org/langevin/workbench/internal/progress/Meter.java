package org.langevin.workbench.internal.progress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.langevin.workbench.Progress;

/**
 * Tells how far a phase is, a few times a second at most; asking it costs no more than reading the
 * clock. What was told is never taken back, however late a thread tells its part. Safe for use by
 * several threads.
 */
public final class Meter {
  private static final long PAUSE = 250_000_000L;

  /** So long nothing is said about the time left: the first steps are not like the others. */
  private static final long SETTLING = 1_000_000_000L;

  /**
   * The rate is the mean over so long; before, over the latter half of the time, since programs are
   * slow until they are compiled.
   */
  private static final long WINDOW = 30_000_000_000L;

  private final Progress progress;
  private final String phase;
  private final LongSupplier clock;
  private final Deque<Look> looks = new ArrayDeque<>();
  private String unit;
  private long total;
  private volatile long next;
  private long begin;
  private long told;
  private long latest;

  private record Look(long time, long done) {}

  /**
   * Begins a phase.
   *
   * @param unit of what is counted, in the plural; empty if only its share is of interest
   * @param done what was done before
   * @param total what is to be done in all
   */
  public Meter(Progress progress, String phase, String unit, long done, long total) {
    this(progress, phase, unit, done, total, System::nanoTime);
  }

  Meter(Progress progress, String phase, String unit, long done, long total, LongSupplier clock) {
    this.progress = progress;
    this.phase = phase;
    this.clock = clock;
    this.next = clock.getAsLong();
    begin(unit, done, total);
  }

  private void begin(String newUnit, long done, long newTotal) {
    unit = newUnit;
    total = newTotal;
    told = done;
    begin = clock.getAsLong();
    looks.clear();
    looks.add(new Look(begin, done));
  }

  /**
   * Takes note of what is done.
   *
   * @param message asked for only when it is to be shown
   */
  public void update(long done, Supplier<String> message) {
    if (isDue()) {
      tell(done, message);
    }
  }

  /**
   * Takes note of what is done within a phase that counts one thing after another.
   *
   * @param done less than before means that something else is counted now
   * @param ofAll what is to be done in all; if it or the unit is another than before, something
   *     else is counted, too
   */
  public synchronized void update(long done, long ofAll, String ofUnit) {
    if (done < latest || ofAll != total || !ofUnit.equals(unit)) {
      begin(ofUnit, Math.min(done, ofAll), ofAll);
    }
    latest = done;
    update(done, () -> "");
  }

  /** Tells the end of the phase in any case. */
  public void finish(String message) {
    next = clock.getAsLong();
    tell(total, () -> message);
  }

  private boolean isDue() {
    return clock.getAsLong() - next >= 0;
  }

  private synchronized void tell(long done, Supplier<String> message) {
    if (!isDue()) {
      return;
    }
    long now = clock.getAsLong();
    next = now + PAUSE;
    told = Math.max(told, Math.min(done, total));
    long window = Math.min(WINDOW, (now - begin) / 2);
    Look first = looks.removeFirst();
    while (!looks.isEmpty() && now - looks.getFirst().time() >= window) {
      first = looks.removeFirst();
    }
    looks.addFirst(first);
    looks.addLast(new Look(now, told));
    double rate = (told - first.done()) / ((now - first.time()) * 1e-9);
    boolean known = now - begin >= SETTLING && rate > 0;
    progress.update(
        new Progress.Update(
            phase,
            "",
            told,
            total,
            unit,
            known ? rate : Double.NaN,
            known ? (total - told) / rate : Double.NaN,
            message.get()));
  }
}
