package org.langevin.shell;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.langevin.workbench.Progress;

/**
 * Shows progress: on a terminal as one line that changes, elsewhere as a line every few seconds.
 */
public final class ProgressPrinter implements Progress {
  private static final long TERMINAL_INTERVAL = 200_000_000L;
  private static final long LOG_INTERVAL = 5_000_000_000L;

  private final PrintStream target;
  private final boolean terminal;
  private final LongSupplier clock;
  private String phase = "";
  private long last;
  private int width;

  /**
   * Shows progress on a stream.
   *
   * @param terminal whether a line can be written over
   */
  public ProgressPrinter(PrintStream target, boolean terminal) {
    this(target, terminal, System::nanoTime);
  }

  ProgressPrinter(PrintStream target, boolean terminal, LongSupplier clock) {
    this.target = target;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public synchronized void update(Update update) {
    long now = clock.getAsLong();
    boolean begins = !update.phase().equals(phase);
    boolean ends = update.done() >= update.total();
    if (!begins && !ends && now - last < (terminal ? TERMINAL_INTERVAL : LOG_INTERVAL)) {
      return;
    }
    if (begins && terminal && width > 0) {
      target.println();
      width = 0;
    }
    phase = update.phase();
    last = now;
    show(line(update), ends);
  }

  private void show(String line, boolean ends) {
    if (terminal) {
      target.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
      if (ends) {
        target.println();
        width = 0;
      }
    } else {
      target.println(line);
    }
    target.flush();
  }

  static String line(Progress.Update update) {
    StringBuilder line = new StringBuilder(update.phase());
    if (update.total() > 0) {
      line.append(
          String.format(
              Locale.ROOT,
              "  %d/%d (%d %%)",
              update.done(),
              update.total(),
              100 * update.done() / update.total()));
    }
    if (!Double.isNaN(update.rate())) {
      line.append("  ").append(Output.number(update.rate())).append("/s");
    }
    if (!Double.isNaN(update.secondsLeft()) && update.done() < update.total()) {
      line.append("  ").append(Output.duration(update.secondsLeft())).append(" left");
    }
    if (!update.message().isEmpty()) {
      line.append("  ").append(update.message());
    }
    return line.toString();
  }
}
