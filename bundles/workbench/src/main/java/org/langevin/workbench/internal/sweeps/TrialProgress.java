package org.langevin.workbench.internal.sweeps;

import java.util.concurrent.atomic.AtomicInteger;
import org.langevin.workbench.Progress;

/**
 * One progress for the trials of a sweep: a trial's own steps if one runs at a time, else how many
 * are done.
 */
final class TrialProgress {
  private final Progress target;
  private final int total;
  private final int parallel;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger worked = new AtomicInteger();
  private final long begin = System.nanoTime();

  TrialProgress(Progress target, int total, int parallel) {
    this.target = target;
    this.total = total;
    this.parallel = parallel;
  }

  Progress of(int number) {
    return update -> {
      if (update.isWarning()) {
        target.update(Progress.Update.warning(trial(number) + ": " + update.message()));
      } else if (parallel == 1) {
        target.update(update.at(place(number, update.place())));
      }
    };
  }

  private String trial(int number) {
    return "trial " + number + " of " + total;
  }

  private String place(int number, String within) {
    return within.isEmpty() ? trial(number) : trial(number) + ", " + within;
  }

  /**
   * Tells that a trial is done.
   *
   * @param before whether it was so before: then it says nothing about the time that others take
   */
  void finished(boolean before) {
    int count = done.incrementAndGet();
    int of = before ? worked.get() : worked.incrementAndGet();
    double rate = of == 0 ? Double.NaN : of / ((System.nanoTime() - begin) * 1e-9);
    target.update(
        new Progress.Update("sweep", "", count, total, "trials", rate, (total - count) / rate, ""));
  }
}
