package org.langevin.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.completion.ExperimentCompleter;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** Runs an experiment. */
@Service
@Command(
    scope = "score",
    name = "run",
    description = "Runs an experiment: trains, samples, measures, and writes a report")
public final class RunCommand extends ArgumentCommand {
  @Reference Experiments experiments;
  @Reference Runs runs;
  @Reference Sweeps sweeps;

  @Argument(name = "experiment", description = "A gallery id or a JSON file", required = true)
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

  @Option(
      name = "--out",
      description = "The run's folder, new or empty; by default one in the run store")
  String folder;

  @Option(name = "--threads", description = "Worker threads; by default one for each processor")
  int threads;

  @Override
  void run() throws Exception {
    OptionalLong newSeed =
        seed == null ? OptionalLong.empty() : OptionalLong.of(Numbers.parseLong("--seed", seed));
    Experiment request =
        experiments.load(experiment, profile, assignments("--set", settings), newSeed);
    RunRequest task =
        new RunRequest(
            request,
            Optional.ofNullable(folder).map(Path::of).map(Path::toAbsolutePath),
            threads(threads));
    if (request.document().has(Sweeps.MEMBER)) {
      SweepCommand.finish(this, sweeps.run(task, progress()));
    } else {
      finish(this, runs, runs.run(task, progress()));
    }
  }

  static void finish(WorkbenchCommand command, Runs runs, RunInfo run) throws Exception {
    if (command.json) {
      command.print(RunTables.json(run, runs));
      return;
    }
    command.print(RunTables.metrics(runs.read(run, "metrics.json").path("metrics")));
    command.out().println("Run:    " + run.folder());
    command.out().println("Report: " + run.folder().resolve("report.html"));
    command.out().flush();
  }
}
