package org.langevin.workbench.internal.sampling;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.progress.Meter;

/** How far all chunks are together. Safe for use by several threads. */
final class ChunkProgress {
  /** A chunk counts as so many parts, whatever its number of steps. */
  private static final int PARTS = 1000;

  private final Meter meter;
  private final long samples;
  private final AtomicLongArray parts;
  private final AtomicLong sum = new AtomicLong();

  ChunkProgress(Progress progress, String phase, String unit, int samples, int chunks) {
    this.meter = new Meter(progress, phase, unit, 0, samples);
    this.samples = samples;
    this.parts = new AtomicLongArray(chunks);
  }

  /** Takes note of the steps of one chunk. */
  void update(int chunk, int done, int total) {
    long now = (long) PARTS * done / Math.max(1, total);
    long before = parts.getAndSet(chunk, now);
    long all = sum.addAndGet(now - before);
    meter.update(samples * all / ((long) PARTS * parts.length()), () -> "");
  }

  void finish() {
    meter.finish("");
  }
}
