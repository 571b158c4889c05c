package org.langevin.shell.command;

import org.apache.karaf.shell.api.action.Option;
import org.langevin.workbench.InvalidRequestException;

/** A command that computes for a while, on some threads. */
abstract class WorkCommand extends ProgressCommand {
  @Option(
      name = "--threads",
      description = "NUMBER: worker threads; by default one for each processor")
  Integer threads;

  /** The number of workers that was asked for; null stands for one for each processor. */
  static int threads(Integer asked) throws InvalidRequestException {
    int processors = Runtime.getRuntime().availableProcessors();
    if (asked == null) {
      return processors;
    }
    if (asked < 1 || asked > 1024) {
      throw new InvalidRequestException(
          "--threads",
          "",
          asked + " is out of range; give 1 to 1024, or nothing for all " + processors);
    }
    return asked;
  }
}
