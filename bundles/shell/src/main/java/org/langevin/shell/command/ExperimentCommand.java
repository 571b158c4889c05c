package org.langevin.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.langevin.shell.completion.ExperimentCompleter;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunRequest;

/**
 * A command that works on an experiment: which one, with which changes, where, and on how many
 * threads.
 */
abstract class ExperimentCommand extends WorkCommand {
  @Reference Experiments experiments;

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
      description = "The folder to write: new or empty; by default one in the run store")
  String folder;

  final RunRequest request() throws InvalidRequestException {
    OptionalLong newSeed =
        seed == null ? OptionalLong.empty() : OptionalLong.of(Numbers.parseLong("--seed", seed));
    return new RunRequest(
        experiments.load(experiment, profile, assignments("--set", settings), newSeed),
        Optional.ofNullable(folder).map(Path::of).map(Path::toAbsolutePath),
        threads(threads));
  }
}
