package org.langevin.boot;

import java.nio.file.Path;
import java.util.function.IntConsumer;

/** One of the ways in which the workbench starts, and ends. */
interface Start {
  /** The way that the start script names. */
  static Start named(String name) {
    return switch (name) {
      case "command" -> new CommandStart();
      case "console" -> new ConsoleStart(false);
      case "lines" -> new ConsoleStart(true);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Whether commands come from standard input. */
  boolean readsCommands();

  /** Makes what ends the process at once with a status, whatever it has come to. */
  IntConsumer ending(Path data);

  /**
   * Starts the framework.
   *
   * @param data the folder for what it keeps
   * @throws StartException if that does not work here, with the reason in a sentence
   */
  void perform(Path data, Invocation invocation) throws Exception;
}
