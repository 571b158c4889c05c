package org.langevin.workbench.internal.progress;

import org.langevin.workbench.Progress;

/** Tells of each phase which of how many it is. */
public final class PhaseCount {
  private final Progress progress;
  private final int total;
  private int begun;

  /** Before the first of so many phases. */
  public PhaseCount(Progress progress, int total) {
    this.progress = progress;
    this.total = total;
  }

  /** For the next phase, also one that is passed over because it is done. */
  public Progress next() {
    begun++;
    String place = begun + " of " + total;
    return update -> progress.update(update.isWarning() ? update : update.at(place));
  }
}
