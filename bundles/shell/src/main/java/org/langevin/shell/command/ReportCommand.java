package org.langevin.shell.command;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.completion.RunCompleter;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** Writes a run's report. */
@Service
@Command(
    scope = "score",
    name = "report",
    description = "Draws the figures of a run or a sweep and writes its report anew")
public final class ReportCommand extends ArgumentCommand {
  @Reference Runs runs;
  @Reference Sweeps sweeps;

  @Argument(name = "run", description = "The id or folder of a run or of a sweep", required = true)
  @Completion(RunCompleter.class)
  String run;

  @Override
  void run() throws Exception {
    Optional<Sweeps.Info> sweep = sweeps.find(run);
    Path page = sweep.isPresent() ? sweeps.report(sweep.get()) : runs.report(run);
    if (json) {
      print(Output.object().put("report", page.toString()));
    } else {
      out().println(page);
      out().flush();
    }
  }
}
