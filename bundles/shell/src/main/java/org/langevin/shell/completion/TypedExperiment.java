package org.langevin.shell.completion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.console.CommandLine;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;

/** The experiment that a command line names, wherever in it. */
final class TypedExperiment {
  private TypedExperiment() {}

  static Optional<Experiments.Entry> in(CommandLine line, Experiments experiments) {
    return words(line).stream().flatMap(word -> entry(word, experiments).stream()).findFirst();
  }

  /** What may be one: not the command, nor what is just being typed. */
  static List<String> words(CommandLine line) {
    String[] arguments = line.getArguments();
    int end = Math.min(arguments.length, line.getCursorArgumentIndex());
    return end < 1 ? List.of() : Arrays.asList(arguments).subList(1, end);
  }

  private static Optional<Experiments.Entry> entry(String word, Experiments experiments) {
    try {
      return Optional.of(experiments.entry(word));
    } catch (InvalidRequestException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
