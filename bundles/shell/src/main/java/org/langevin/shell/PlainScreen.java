package org.langevin.shell;

import java.io.PrintStream;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.console.Session;

/** The streams of a process that runs commands without a console. */
record PlainScreen(Session session, Process process) implements Screen {
  /** Of the terminal behind the standard output and the standard error; 0 if there is none. */
  private static final String RESULTS = "langevin.results.width";

  private static final String MESSAGES = "langevin.messages.width";

  @Override
  public PrintStream results() {
    // Which of a pipe, a file and the process's output it is, the console's language knows.
    return process == null ? session.getConsole() : process.out();
  }

  @Override
  public int width() {
    return results() == session.getConsole() ? Integer.getInteger(RESULTS, 0) : 0;
  }

  @Override
  public ProgressPrinter progress() {
    int width = Integer.getInteger(MESSAGES, 0);
    return new ProgressPrinter(System.err, () -> width, () -> true);
  }

  @Override
  public boolean isWatched() {
    return true;
  }

  @Override
  public void tell(String message) {
    System.err.println(message);
  }
}
