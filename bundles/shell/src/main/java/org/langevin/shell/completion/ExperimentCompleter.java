package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.langevin.workbench.Experiments;

/** Completes ids of the gallery, and files. */
@Service
public final class ExperimentCompleter implements Completer {
  @Reference Experiments experiments;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> ids = experiments.gallery().stream().map(Experiments.Entry::id).toList();
    int position = new StringsCompleter(ids).complete(session, line, candidates);
    return position >= 0 ? position : new FileCompleter().complete(session, line, candidates);
  }
}
