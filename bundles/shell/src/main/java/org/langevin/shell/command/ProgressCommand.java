package org.langevin.shell.command;

import org.apache.karaf.shell.api.action.Option;
import org.langevin.shell.ProgressPrinter;
import org.langevin.workbench.Progress;

/** A command that takes a while and shows how far it is. */
abstract class ProgressCommand extends ArgumentCommand {
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
}
