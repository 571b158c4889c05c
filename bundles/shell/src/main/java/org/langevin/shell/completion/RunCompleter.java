package org.langevin.shell.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;

/** Completes ids of runs. */
@Service
public final class RunCompleter implements Completer {
  @Reference Runs runs;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> ids = runs.list().stream().map(RunInfo::id).toList();
    return new StringsCompleter(ids).complete(session, line, candidates);
  }
}
