package org.langevin.shell;

import java.io.PrintStream;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.console.Session;

/** Where a command's results and its progress go, and how wide that is. */
public interface Screen {
  /** The screen of the command that the calling thread runs. */
  static Screen of(Session session) {
    Process process = Process.Utils.current();
    return session.getTerminal() == null || process == null
        ? new PlainScreen(session, process)
        : new ConsoleScreen(session, process);
  }

  /** For results: also a pipe or a file, where the caller's language has them. */
  PrintStream results();

  /** The number of columns for results; 0 if they do not go to a terminal. */
  int width();

  /** Shows progress. */
  ProgressPrinter progress();

  /** Whether somebody waits for the command and sees what it shows. */
  boolean isWatched();

  /** Tells what became of a command whose caller does not wait for it any more. */
  void tell(String message);
}
