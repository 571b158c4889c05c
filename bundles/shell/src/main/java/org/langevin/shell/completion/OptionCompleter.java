package org.langevin.shell.completion;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;

/** Completes options behind a command's arguments, as the shell does those before them. */
@Service
public final class OptionCompleter extends CandidateCompleter {
  private static final String ANY = "-";

  @Override
  List<Candidate> candidates(Session session, CommandLine line) {
    List<Candidate> options = new ArrayList<>();
    if (line instanceof ArgumentCommandLine) {
      // Of a word that stands before, the shell asks whether it can be.
      options.add(word(line.getCursorArgument(), ""));
      return options;
    }
    String name = session.resolveCommand(line.getArguments()[0]);
    int colon = name.indexOf(':');
    Command command =
        session.getRegistry().getCommand(name.substring(0, colon), name.substring(colon + 1));
    command.getCompleter(false).completeCandidates(session, new OptionLine(name, ANY), options);
    return options;
  }
}
