package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;

/** Completes ids of runs. */
@Service
public class RunCompleter extends CandidateCompleter {
  @Reference Runs runs;

  boolean offers(RunInfo run) {
    return true;
  }

  @Override
  final List<Candidate> candidates(Session session, CommandLine line) {
    return runs.list().stream()
        .filter(this::offers)
        .map(run -> word(run.id(), run.title()))
        .toList();
  }
}
