package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.langevin.workbench.Catalogue;

/** Completes extension points. */
@Service
public final class PointCompleter extends CandidateCompleter {
  @Reference Catalogue catalogue;

  @Override
  List<Candidate> candidates(Session session, CommandLine line) {
    return catalogue.points().stream().map(point -> word(point.id(), point.title())).toList();
  }
}
