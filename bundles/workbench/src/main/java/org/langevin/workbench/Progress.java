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
   * @param place of the phase among all of them, for example {@code 2 of 5}; may be empty
   * @param done what is done
   * @param total what is to be done in all
   * @param unit what is counted, in the plural: {@code steps}, {@code images}; empty if the numbers
   *     are a share and nothing more
   * @param rate so many per second lately; NaN if not known yet
   * @param secondsLeft of this phase; NaN if not known yet
   * @param message more, for example the loss; may be empty
   */
  record Update(
      String phase,
      String place,
      long done,
      long total,
      String unit,
      double rate,
      double secondsLeft,
      String message) {
    /** The phase of what everybody must hear, whatever else is left out. */
    private static final String WARNING = "warning";

    /** Of a phase that stands alone and counts nothing that has a name. */
    public Update(
        String phase, long done, long total, double rate, double secondsLeft, String message) {
      this(phase, "", done, total, "", rate, secondsLeft, message);
    }

    /** What everybody must hear. */
    public static Update warning(String message) {
      return new Update(WARNING, 0, 0, Double.NaN, Double.NaN, message);
    }

    /** Whether everybody must hear this, whatever else is left out. */
    public boolean isWarning() {
      return phase.equals(WARNING);
    }

    /** The same, of a phase that has another name. */
    public Update named(String other) {
      return new Update(other, place, done, total, unit, rate, secondsLeft, message);
    }

    /** The same, at a place among all phases. */
    public Update at(String other) {
      return new Update(phase, other, done, total, unit, rate, secondsLeft, message);
    }
  }
}
