package org.langevin.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.langevin.shell.completion.ProfileCompleter;
import org.langevin.shell.completion.SettingCompleter;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunRequest;

/**
 * A command that works on an experiment: which one, with which changes, where, and on how many
 * threads.
 */
abstract class ExperimentCommand extends WorkCommand {
  @Reference Experiments experiments;

  @Option(
      name = "--profile",
      description = "NAME: a profile of the experiment, for example quick or full")
  @Completion(ProfileCompleter.class)
  String profile;

  @Option(
      name = "--set",
      description =
          "POINTER=VALUE: changes a value of the document, as in /training/steps=200; may be"
              + " repeated",
      multiValued = true)
  @Completion(SettingCompleter.class)
  List<String> settings;

  @Option(name = "--seed", description = "NUMBER: replaces the experiment's seed")
  String seed;

  @Option(
      name = "--out",
      description = "FOLDER: what to write, new or empty; by default one in the run store")
  @Completion(FileCompleter.class)
  String folder;

  /** A gallery id or a file. */
  abstract String experiment();

  final RunRequest request() throws InvalidRequestException {
    OptionalLong newSeed =
        seed == null ? OptionalLong.empty() : OptionalLong.of(Numbers.parseLong("--seed", seed));
    return new RunRequest(
        experiments.load(
            experiment(), profile == null ? "" : profile, assignments("--set", settings), newSeed),
        Optional.ofNullable(folder).map(Path::of).map(Path::toAbsolutePath),
        threads(threads));
  }
}
