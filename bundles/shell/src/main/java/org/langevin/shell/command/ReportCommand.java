package org.langevin.shell.command;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.completion.RunCompleter;
import org.langevin.workbench.Runs;

/** Writes a run's report. */
@Service
@Command(
    scope = "score",
    name = "report",
    description = "Draws a run's figures and writes its report anew")
public final class ReportCommand extends ArgumentCommand {
  @Reference Runs runs;

  @Argument(name = "run", description = "The run's id or folder", required = true)
  @Completion(RunCompleter.class)
  String run;

  @Override
  void run() throws Exception {
    Path page = runs.report(run);
    if (json) {
      print(Output.object().put("report", page.toString()));
    } else {
      out().println(page);
      out().flush();
    }
  }
}
