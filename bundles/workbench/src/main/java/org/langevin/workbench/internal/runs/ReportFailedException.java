package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.util.List;

/** Figures could not be drawn; all else of the report is there. */
final class ReportFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  ReportFailedException(List<String> problems) {
    super(
        (problems.size() == 1 ? "a figure" : problems.size() + " figures")
            + " could not be drawn: "
            + String.join("; ", problems));
  }
}
