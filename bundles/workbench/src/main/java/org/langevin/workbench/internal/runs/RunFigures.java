package org.langevin.workbench.internal.runs;

import java.util.Map;
import org.langevin.api.figure.Figure;

/** Chooses what there is to see in a run. */
@FunctionalInterface
public interface RunFigures {
  /**
   * All figures of a run, those that plugins handed over among them.
   *
   * @return by the name of the file, in the order in which a reader should meet them
   */
  Map<String, Figure> of(FinishedRun run);
}
