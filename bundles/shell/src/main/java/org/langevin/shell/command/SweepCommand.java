package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.completion.SweepCompleter;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.Sweeps;

/** Runs a sweep. */
@Service
@Command(
    scope = "score",
    name = "sweep",
    description =
        "Runs an experiment over a grid or a random choice of values; called again, goes on",
    detailedDescription = "For example: sweep toy/levels --profile quick")
public final class SweepCommand extends ExperimentCommand {
  @Reference Sweeps sweeps;

  @Argument(
      name = "experiment",
      description = "A gallery id or a JSON file, of an experiment that has a sweep",
      required = true)
  @Completion(SweepCompleter.class)
  String experiment;

  @Override
  String experiment() {
    return experiment;
  }

  @Override
  void run() throws Exception {
    finish(this, sweeps, sweeps.run(request(), progress()));
  }

  static void finish(WorkbenchCommand command, Sweeps sweeps, Sweeps.Result result)
      throws RunFailedException {
    if (command.json) {
      ObjectNode node = Output.object().put("folder", result.folder().toString());
      node.set("trials", Output.tree(result.trials()));
      node.set("expectations", Output.tree(result.expectations()));
      command.print(node);
      return;
    }
    Sweeps.Info sweep = sweeps.find(result.folder().toString()).orElseThrow();
    SweepTables.print(command, sweeps.read(sweep));
    command.out().println("Sweep: " + result.folder());
    command.out().flush();
  }
}
