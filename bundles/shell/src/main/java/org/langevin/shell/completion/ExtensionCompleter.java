package org.langevin.shell.completion;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.langevin.workbench.ExtensionInfo;

/** Completes ids of extensions, and the sections of an experiment. */
@Service
public final class ExtensionCompleter extends CatalogueCompleter {
  @Override
  boolean offers(ExtensionInfo extension) {
    return true;
  }

  @Override
  List<Candidate> candidates(Session session, CommandLine line) {
    List<Candidate> candidates = new ArrayList<>(super.candidates(session, line));
    catalogue.document().stream()
        .filter(member -> !member.components().isEmpty())
        .forEach(member -> candidates.add(word(member.name(), member.description())));
    return candidates;
  }
}
