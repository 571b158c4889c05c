package org.langevin.workbench;

/** Hears how long work goes on. Called from the working thread, at most some times a second. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = update -> {};

  /** Takes note. */
  void update(Update update);

  /**
   * How far the work is.
   *
   * @param phase for example {@code training} or {@code sampling with euler-maruyama}
   * @param done steps done
   * @param total steps in all
   * @param rate steps per second lately; NaN if not known yet
   * @param secondsLeft of this phase; NaN if not known yet
   * @param message more, for example the loss; may be empty
   */
  record Update(
      String phase, long done, long total, double rate, double secondsLeft, String message) {}
}
