package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.ExtensionInfo;

/** Completes ids of extensions. */
abstract class CatalogueCompleter implements Completer {
  @Reference Catalogue catalogue;

  abstract boolean offers(ExtensionInfo extension);

  @Override
  public final int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> ids =
        catalogue.extensions().stream()
            .filter(this::offers)
            .map(ExtensionInfo::id)
            .distinct()
            .toList();
    return new StringsCompleter(ids).complete(session, line, candidates);
  }
}
