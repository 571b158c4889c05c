package org.langevin.workbench.internal.sweeps;

import java.util.concurrent.atomic.AtomicInteger;
import org.langevin.workbench.Progress;

/**
 * One progress for the trials of a sweep: a trial's own steps if one runs at a time, else how many
 * are done.
 */
final class TrialProgress {
  /** The phase of what everybody must hear, whatever else is left out. */
  private static final String WARNING = "warning";

  private final Progress target;
  private final int total;
  private final int parallel;
  private final AtomicInteger done = new AtomicInteger();
  private final long begin = System.nanoTime();

  TrialProgress(Progress target, int total, int parallel) {
    this.target = target;
    this.total = total;
    this.parallel = parallel;
  }

  Progress of(int number) {
    return update -> {
      if (update.phase().equals(WARNING)) {
        target.update(named(update, WARNING, trial(number) + ": " + update.message()));
      } else if (parallel == 1) {
        target.update(named(update, trial(number) + ", " + update.phase(), update.message()));
      }
    };
  }

  private String trial(int number) {
    return "trial " + number + " of " + total;
  }

  private static Progress.Update named(Progress.Update update, String phase, String message) {
    return new Progress.Update(
        phase, update.done(), update.total(), update.rate(), update.secondsLeft(), message);
  }

  void finished() {
    int count = done.incrementAndGet();
    double rate = count / ((System.nanoTime() - begin) * 1e-9);
    target.update(
        new Progress.Update("sweep", count, total, rate, (total - count) / rate, "trials done"));
  }
}
