package org.langevin.shell.command;

import org.apache.karaf.shell.api.action.Option;
import org.langevin.shell.ProgressPrinter;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;

/** A command that computes for a while, on some threads, and shows how far it is. */
abstract class WorkCommand extends ArgumentCommand {
  @Option(
      name = "--threads",
      description = "NUMBER: worker threads; by default one for each processor")
  Integer threads;

  @Option(name = "--quiet", description = "Show no progress, only warnings")
  boolean quiet;

  private ProgressPrinter printer;

  final Progress progress() {
    printer = screen().progress();
    return quiet ? warnings(printer) : printer;
  }

  private static Progress warnings(Progress all) {
    return update -> {
      if (update.isWarning()) {
        all.update(update);
      }
    };
  }

  @Override
  final void finish() {
    if (printer != null) {
      printer.close();
    }
  }

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
