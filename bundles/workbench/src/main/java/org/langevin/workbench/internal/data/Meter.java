package org.langevin.workbench.internal.data;

import org.langevin.workbench.Progress;

/** Tells how a download goes on, some times a second. */
final class Meter {
  private static final long PAUSE = 250_000_000;

  private final String phase;
  private final long start;
  private final long total;
  private final Progress progress;
  private final long begun = System.nanoTime();
  private long done;
  private long told = begun;

  /**
   * A meter.
   *
   * @param start bytes that an earlier attempt left
   * @param total bytes in all; less than start if unknown
   */
  Meter(String phase, long start, long total, Progress progress) {
    this.phase = phase;
    this.start = start;
    this.total = total;
    this.progress = progress;
    this.done = start;
  }

  void add(long bytes) {
    done += bytes;
    if (System.nanoTime() - told >= PAUSE) {
      tell();
    }
  }

  void finish() {
    tell();
  }

  private void tell() {
    told = System.nanoTime();
    double rate = (done - start) / Math.max(1e-9, (told - begun) * 1e-9);
    boolean known = total >= done;
    double left = known && rate > 0 ? (total - done) / rate : Double.NaN;
    progress.update(
        new Progress.Update(phase, "", done, known ? total : done, "bytes", rate, left, ""));
  }
}
