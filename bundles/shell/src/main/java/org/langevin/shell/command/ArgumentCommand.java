package org.langevin.shell.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.langevin.shell.completion.OptionCompleter;
import org.langevin.workbench.InvalidRequestException;

/** A command with one argument, before or behind which its options stand. */
abstract class ArgumentCommand extends WorkbenchCommand {
  @Argument(
      index = 1,
      name = "options",
      description = "Options may also stand behind the argument",
      multiValued = true)
  @Completion(OptionCompleter.class)
  List<String> trailing;

  @Override
  final void prepare() throws InvalidRequestException {
    List<String> others = TrailingOptions.apply(this, trailing);
    if (!others.isEmpty()) {
      throw new InvalidRequestException(
          others.get(0), "", "is one argument too many; quote an argument that has spaces");
    }
  }
}
