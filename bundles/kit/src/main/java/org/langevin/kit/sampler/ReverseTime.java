package org.langevin.kit.sampler;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.sde.Sde;

/**
 * Times from the horizon T of an SDE down to an end, in N steps of equal length: step i leads from
 * time(i) = T - i h to time(i + 1), with h = (T - end) / N.
 */
public final class ReverseTime {
  private final double horizon;
  private final double end;
  private final int steps;
  private final double h;

  /**
   * A discretisation.
   *
   * @param end the time to stop at
   * @param steps N
   * @throws InvalidExperimentException if the end is not below the horizon
   */
  public ReverseTime(Sde sde, double end, int steps) {
    horizon = sde.horizon();
    if (!(end >= 0 && end < horizon)) {
      throw new InvalidExperimentException(
          "/end", "the end is " + end + ", not between 0 and the horizon " + horizon);
    }
    this.end = end;
    this.steps = steps;
    h = (horizon - end) / steps;
  }

  /** N. */
  public int steps() {
    return steps;
  }

  /** The time before step i; after the last one, the end. */
  public double time(int i) {
    return i == steps ? end : horizon - i * h;
  }
}
