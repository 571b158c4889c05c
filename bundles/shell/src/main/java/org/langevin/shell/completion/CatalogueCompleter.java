package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.ExtensionInfo;

/** Completes ids of extensions. */
abstract class CatalogueCompleter extends CandidateCompleter {
  @Reference Catalogue catalogue;

  abstract boolean offers(ExtensionInfo extension);

  @Override
  List<Candidate> candidates(Session session, CommandLine line) {
    return catalogue.extensions().stream()
        .filter(this::offers)
        .map(extension -> word(extension.id(), extension.title()))
        .toList();
  }
}
