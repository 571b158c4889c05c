package org.langevin.workbench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to run, and where.
 *
 * @param experiment what to run
 * @param folder the run's folder, which must not exist or be empty; if absent, a new one in the run
 *     store
 * @param threads how many worker threads to use
 * @param after the folder of a run whose training this one goes on with, if it would come through
 *     its last checkpoint anyway, to the bit; else, or if it is gone or damaged, this one trains
 *     from its first step
 */
public record RunRequest(
    Experiment experiment, Optional<Path> folder, int threads, Optional<Path> after) {
  /** A run that trains from its first step. */
  public RunRequest(Experiment experiment, Optional<Path> folder, int threads) {
    this(experiment, folder, threads, Optional.empty());
  }
}
