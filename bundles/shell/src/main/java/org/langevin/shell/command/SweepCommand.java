package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.shell.completion.SweepCompleter;
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
    finish(this, sweeps.run(request(), progress()));
  }

  static void finish(WorkbenchCommand command, Sweeps.Result result) {
    if (command.json) {
      ObjectNode node = Output.object().put("folder", result.folder().toString());
      node.set("trials", Output.tree(result.trials()));
      node.set("expectations", Output.tree(result.expectations()));
      command.print(node);
      return;
    }
    List<String> axes = List.copyOf(result.trials().get(0).values().keySet());
    List<String> metrics =
        result.trials().stream().flatMap(t -> t.metrics().keySet().stream()).distinct().toList();
    List<String> columns = new ArrayList<>(axes);
    columns.addAll(metrics);
    Table table = table("no trials", columns.toArray(String[]::new));
    for (Sweeps.Trial trial : result.trials()) {
      List<Object> cells = new ArrayList<>();
      axes.forEach(axis -> cells.add(trial.values().get(axis)));
      metrics.forEach(
          metric ->
              cells.add(
                  trial.metrics().containsKey(metric)
                      ? Output.number(trial.metrics().get(metric))
                      : ""));
      table.addRow().addContent(cells);
    }
    command.print(table);
    for (int i = 0; i < result.trials().size(); i++) {
      Sweeps.Trial trial = result.trials().get(i);
      Findings.print(
          command.out(),
          Output.tree(trial.expectations()),
          Output.tree(trial.warnings()),
          "trial " + (i + 1) + ", ");
    }
    Findings.print(command.out(), Output.tree(result.expectations()), Output.array(), "");
    command.out().println("Sweep: " + result.folder());
    command.out().flush();
  }
}
