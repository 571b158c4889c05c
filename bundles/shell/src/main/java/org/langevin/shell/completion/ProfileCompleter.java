package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.langevin.workbench.Experiments;

/** Completes the profiles of the experiment that stands before; of none yet, those of all. */
@Service
public final class ProfileCompleter extends CandidateCompleter {
  @Reference Experiments experiments;

  @Override
  List<Candidate> candidates(Session session, CommandLine line) {
    return TypedExperiment.in(line, experiments)
        .map(entry -> entry.profiles().stream())
        .orElseGet(
            () ->
                experiments.gallery().stream()
                    .flatMap(entry -> entry.profiles().stream())
                    .distinct())
        .map(profile -> word(profile, ""))
        .toList();
  }
}
