package org.langevin.shell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.console.Session;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/**
 * A console, in which people type on while a command works in the background: then nothing is shown
 * of it that would come between.
 */
final class ConsoleScreen implements Screen {
  private static final int STANDARD_OUTPUT = 1;
  private static final PrintStream NOTHING =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private final Session session;
  private final Process process;

  ConsoleScreen(Session session, Process process) {
    this.session = session;
    this.process = process;
  }

  @Override
  public PrintStream results() {
    return goesToTerminal() && !isWatched() ? NOTHING : process.out();
  }

  @Override
  public int width() {
    return goesToTerminal() ? session.getTerminal().getWidth() : 0;
  }

  private boolean goesToTerminal() {
    return process.isTty(STANDARD_OUTPUT);
  }

  @Override
  public boolean isWatched() {
    Job job = process.job();
    while (job != null && job.parent() != null) {
      job = job.parent();
    }
    return job == null || job.status() == Job.Status.Foreground;
  }

  @Override
  public ProgressPrinter progress() {
    Terminal terminal = (Terminal) session.get(".jline.terminal");
    PrintStream target = new PrintStream(terminal.output(), false, terminal.encoding());
    return new ProgressPrinter(target, terminal::getWidth, this::isWatched);
  }

  @Override
  public void tell(String message) {
    LineReader reader = (LineReader) session.get(".jline.reader");
    reader.printAbove(message);
  }
}
