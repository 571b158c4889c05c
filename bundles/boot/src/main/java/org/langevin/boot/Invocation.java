package org.langevin.boot;

import java.io.PrintStream;
import java.util.List;
import java.util.function.IntConsumer;

/** What this process was started for; a service of the framework that it started. */
public final class Invocation {
  private final boolean readsCommands;
  private final List<String> words;
  private final Streams streams;
  private final Cancellation cancellation;
  private final IntConsumer end;

  Invocation(
      boolean readsCommands,
      List<String> words,
      Streams streams,
      Cancellation cancellation,
      IntConsumer end) {
    this.readsCommands = readsCommands;
    this.words = List.copyOf(words);
    this.streams = streams;
    this.cancellation = cancellation;
    this.end = end;
  }

  /** Whether commands come from standard input, one a line, instead of {@link #words()}. */
  public boolean readsCommands() {
    return readsCommands;
  }

  /** The words of the command line, exactly as the caller gave them. */
  public List<String> words() {
    return words;
  }

  /** For results, and nothing else. */
  public PrintStream out() {
    return streams.out();
  }

  /** For progress and complaints. */
  public PrintStream err() {
    return streams.err();
  }

  /** What signals do. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Ends the process when all is written; does not return.
   *
   * @param status the exit status; 0 becomes 1 if results could not be written
   */
  public void end(int status) {
    streams.out().flush();
    boolean lost = streams.out().checkError();
    if (lost) {
      streams.err().println("The results could not be written to standard output.");
    }
    streams.err().flush();
    end.accept(lost && status == 0 ? 1 : status);
  }
}
