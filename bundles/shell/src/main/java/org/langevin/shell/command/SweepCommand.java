package org.langevin.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.langevin.shell.Output;
import org.langevin.shell.completion.ExperimentCompleter;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Sweeps;

/** Runs a sweep. */
@Service
@Command(
    scope = "score",
    name = "sweep",
    description =
        "Runs an experiment over a grid or a random choice of values; called again, goes on")
public final class SweepCommand extends ArgumentCommand {
  @Reference Experiments experiments;
  @Reference Sweeps sweeps;

  @Argument(
      name = "experiment",
      description = "A gallery id or a JSON file with a member sweep",
      required = true)
  @Completion(ExperimentCompleter.class)
  String experiment;

  @Option(
      name = "--profile",
      description = "A profile of the experiment, for example quick or full")
  String profile = "";

  @Option(
      name = "--set",
      description = "Changes a value: /json/pointer=value; may be repeated",
      multiValued = true)
  List<String> settings;

  @Option(name = "--seed", description = "Replaces the experiment's seed")
  String seed;

  @Option(name = "--out", description = "The sweep's folder: new, empty, or one to go on with")
  String folder;

  @Option(
      name = "--threads",
      description = "Worker threads for all trials; by default one for each processor")
  int threads;

  @Override
  void run() throws Exception {
    OptionalLong newSeed =
        seed == null ? OptionalLong.empty() : OptionalLong.of(Numbers.parseLong("--seed", seed));
    finish(
        this,
        sweeps.run(
            new RunRequest(
                experiments.load(experiment, profile, assignments("--set", settings), newSeed),
                Optional.ofNullable(folder).map(Path::of).map(Path::toAbsolutePath),
                threads(threads)),
            progress()));
  }

  static void finish(WorkbenchCommand command, Sweeps.Result result) {
    if (command.json) {
      command.print(
          Output.object()
              .put("folder", result.folder().toString())
              .set("trials", Output.tree(result.trials())));
      return;
    }
    List<String> axes = List.copyOf(result.trials().get(0).values().keySet());
    List<String> metrics =
        result.trials().stream().flatMap(t -> t.metrics().keySet().stream()).distinct().toList();
    List<String> columns = new ArrayList<>(axes);
    columns.addAll(metrics);
    ShellTable table = table("no trials", columns.toArray(String[]::new));
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
    command.out().println("Sweep: " + result.folder());
    command.out().flush();
  }
}
