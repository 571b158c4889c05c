package org.langevin.shell.completion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.langevin.workbench.Experiments;

/** Completes ids of the gallery; where none fits, files. */
@Service
public class ExperimentCompleter extends CandidateCompleter {
  private static final FileCompleter FILES =
      new FileCompleter() {
        @Override
        protected boolean accept(Path path) {
          return super.accept(path)
              && (Files.isDirectory(path) || path.toString().endsWith(".json"));
        }
      };

  @Reference Experiments experiments;

  boolean offers(Experiments.Entry entry) {
    return true;
  }

  @Override
  final List<Candidate> candidates(Session session, CommandLine line) {
    List<Candidate> candidates = new ArrayList<>();
    experiments.gallery().stream()
        .filter(this::offers)
        .forEach(entry -> candidates.add(word(entry.id(), entry.title())));
    FILES.completeCandidates(session, line, candidates);
    return candidates;
  }
}
