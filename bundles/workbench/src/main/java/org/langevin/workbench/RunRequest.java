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
 */
public record RunRequest(Experiment experiment, Optional<Path> folder, int threads) {}
