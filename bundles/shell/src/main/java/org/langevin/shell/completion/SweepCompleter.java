package org.langevin.shell.completion;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.workbench.Experiments;

/** Completes ids of the gallery's sweeps, and files. */
@Service
public final class SweepCompleter extends ExperimentCompleter {
  @Override
  boolean offers(Experiments.Entry entry) {
    return entry.sweep();
  }
}
