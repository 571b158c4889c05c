package org.langevin.shell.completion;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.workbench.RunInfo;

/** Completes ids of runs that are at work. */
@Service
public final class RunningCompleter extends RunCompleter {
  @Override
  boolean offers(RunInfo run) {
    return run.state() == RunInfo.State.RUNNING;
  }
}
