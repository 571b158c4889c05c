package org.langevin.itests.fuzz;

import org.langevin.workbench.Experiments;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** The services that the commands call. */
record Workbench(Experiments experiments, Runs runs, Sweeps sweeps) {
  /** Small, but with the faults of more than one. */
  static final int THREADS = 2;
}
