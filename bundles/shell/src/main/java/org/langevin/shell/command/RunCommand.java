package org.langevin.shell.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.completion.ExperimentCompleter;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** Runs an experiment. */
@Service
@Command(
    scope = "score",
    name = "run",
    description = "Runs an experiment: trains, samples, measures, and writes a report",
    detailedDescription = "For example: run toy/fig-8 --profile quick --set /training/steps=3000")
public final class RunCommand extends ExperimentCommand {
  @Reference Runs runs;
  @Reference Sweeps sweeps;

  @Argument(name = "experiment", description = "A gallery id or a JSON file", required = true)
  @Completion(ExperimentCompleter.class)
  String experiment;

  @Override
  String experiment() {
    return experiment;
  }

  @Override
  void run() throws Exception {
    RunRequest request = request();
    if (request.experiment().document().has(Sweeps.MEMBER)) {
      SweepCommand.finish(this, sweeps, sweeps.run(request, progress()));
    } else {
      finish(this, runs, runs.run(request, progress()));
    }
  }

  static void finish(WorkbenchCommand command, Runs runs, RunInfo run) throws Exception {
    if (command.json) {
      command.print(RunTables.json(run, runs));
      return;
    }
    command.print(RunTables.metrics(runs.read(run, "metrics.json").path("metrics")));
    RunTables.printFindings(command, runs.read(run, "run.json"));
    command.out().println("Run:    " + run.folder());
    command.out().println("Report: " + run.folder().resolve("report.html"));
    command.out().flush();
  }
}
