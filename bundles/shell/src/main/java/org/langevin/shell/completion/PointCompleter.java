package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.PointInfo;

/** Completes extension points. */
@Service
public final class PointCompleter implements Completer {
  @Reference Catalogue catalogue;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(catalogue.points().stream().map(PointInfo::id).toList())
        .complete(session, line, candidates);
  }
}
