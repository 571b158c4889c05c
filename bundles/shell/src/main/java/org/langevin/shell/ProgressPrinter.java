package org.langevin.shell;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.langevin.workbench.Progress;

/**
 * Shows progress: on a terminal as one line that changes, elsewhere as a line every few seconds.
 */
public final class ProgressPrinter implements Progress, AutoCloseable {
  private static final long TERMINAL_INTERVAL = 200_000_000L;
  private static final long LOG_INTERVAL = 5_000_000_000L;
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final String BYTES = "bytes";
  private static final double MEGA = 1e6;

  private final PrintStream target;
  private final IntSupplier terminal;
  private final BooleanSupplier isShown;
  private final LongSupplier clock;
  private String phase = "";
  private long last;
  private int width;
  private boolean ended;
  private boolean closed;

  /**
   * Shows progress on a stream.
   *
   * @param terminal the number of its columns; 0 if a line cannot be written over
   * @param isShown whether to show anything just now
   */
  public ProgressPrinter(PrintStream target, IntSupplier terminal, BooleanSupplier isShown) {
    this(target, terminal, isShown, System::nanoTime);
  }

  ProgressPrinter(
      PrintStream target, IntSupplier terminal, BooleanSupplier isShown, LongSupplier clock) {
    this.target = target;
    this.terminal = terminal;
    this.isShown = isShown;
    this.clock = clock;
  }

  @Override
  public synchronized void update(Update update) {
    int columns = terminal.getAsInt();
    if (closed || !isShown.getAsBoolean()) {
      width = 0;
      return;
    }
    if (update.isWarning()) {
      leaveLine();
      target.println("Warning: " + update.message());
      target.flush();
      return;
    }
    long now = clock.getAsLong();
    String of = update.place() + update.phase();
    boolean begins = !of.equals(phase);
    boolean ends = update.done() >= update.total();
    if (!begins && ends && ended) {
      return;
    }
    if (!begins && !ends && now - last < (columns > 0 ? TERMINAL_INTERVAL : LOG_INTERVAL)) {
      return;
    }
    if (begins) {
      leaveLine();
    }
    phase = of;
    ended = ends;
    last = now;
    if (columns > 0) {
      rewrite(cut(line(update), columns - 1));
    } else {
      target.println(line(update));
    }
    if (ends) {
      leaveLine();
    }
    target.flush();
  }

  /** Leaves the line that it writes over; nothing is shown any more. */
  @Override
  public synchronized void close() {
    if (!closed && isShown.getAsBoolean()) {
      leaveLine();
      target.flush();
    }
    closed = true;
  }

  private void leaveLine() {
    if (width > 0) {
      target.println();
      width = 0;
    }
  }

  private void rewrite(String line) {
    target.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    width = line.length();
  }

  /** A line that is longer than the terminal is wide could not be written over. */
  private static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, Math.max(0, columns));
  }

  static String line(Update update) {
    StringBuilder line = new StringBuilder();
    if (!update.place().isEmpty()) {
      line.append(update.place()).append(": ");
    }
    line.append(update.phase());
    if (update.total() > 0) {
      line.append("  ").append(share(update));
    }
    if (!Double.isNaN(update.rate()) && !update.unit().isEmpty()) {
      line.append("  ").append(rate(update));
    }
    if (!Double.isNaN(update.secondsLeft()) && update.done() < update.total()) {
      line.append("  ").append(left(update));
    }
    if (!update.message().isEmpty()) {
      line.append("  ").append(update.message());
    }
    return line.toString();
  }

  /** For example {@code 1 of 5: training 20 %, 28 s left}. */
  public static String summary(Update update) {
    return (update.place().isEmpty() ? "" : update.place() + ": ")
        + update.phase()
        + (update.total() > 0 ? " " + percent(update) : "")
        + (Double.isNaN(update.secondsLeft()) || update.done() >= update.total()
            ? ""
            : ", " + left(update));
  }

  private static String left(Update update) {
    return Output.duration(update.secondsLeft()) + " left";
  }

  private static String percent(Update update) {
    return String.format(Locale.ROOT, "%d %%", 100 * update.done() / update.total());
  }

  private static String share(Update update) {
    if (update.unit().isEmpty()) {
      return percent(update);
    }
    if (update.unit().equals(BYTES)) {
      return String.format(
          Locale.ROOT,
          "%.1f of %.1f MB (%s)",
          update.done() / MEGA,
          update.total() / MEGA,
          percent(update));
    }
    return String.format(
        Locale.ROOT,
        "%d of %d %s (%s)",
        update.done(),
        update.total(),
        update.unit(),
        percent(update));
  }

  private static String rate(Update update) {
    return update.unit().equals(BYTES)
        ? digits(update.rate() / MEGA) + " MB/s"
        : digits(update.rate()) + "/s";
  }

  private static String digits(double value) {
    return new BigDecimal(value).round(THREE_DIGITS).toPlainString();
  }
}
