package org.langevin.shell.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.completion.ExperimentCompleter;
import org.langevin.shell.completion.SchemeCompleter;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;

/** Solves an experiment's SDE forward in time. */
@Service
@Command(
    scope = "score",
    name = "simulate",
    description = "Solves an experiment's SDE forward in time, from its data to noise",
    detailedDescription =
        "For example: simulate quickstart/swiss-roll --scheme euler-maruyama --scheme exact --steps"
            + " 100")
public final class SimulateCommand extends ExperimentCommand {
  private static final List<String> SCHEMES = List.of("euler-maruyama");

  @Reference Runs runs;

  @Argument(name = "experiment", description = "A gallery id or a JSON file", required = true)
  @Completion(ExperimentCompleter.class)
  String experiment;

  @Option(
      name = "--scheme",
      description =
          "ID: how to solve it, on the same Brownian paths; may be repeated. An experiment with"
              + " simulations of its own keeps those",
      multiValued = true)
  @Completion(SchemeCompleter.class)
  List<String> schemes;

  @Option(name = "--steps", description = "NUMBER: in how many equal steps")
  int steps = 100;

  @Option(name = "--count", description = "NUMBER: how many paths")
  int count = 1000;

  @Override
  String experiment() {
    return experiment;
  }

  @Override
  void run() throws Exception {
    RunRequest request = request();
    List<String> chosen = schemes == null || schemes.isEmpty() ? SCHEMES : schemes;
    RunRequest simulation =
        new RunRequest(
            experiments.simulation(request.experiment(), chosen, steps, count),
            request.folder(),
            request.threads());
    RunCommand.finish(this, runs, runs.run(simulation, progress()));
  }
}
