package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.internal.training.HistoryTable;

/**
 * The held-out loss of each trial at the parameters that its samplers use, beside the metrics of
 * its samples: for sweeps over the number of steps, where one wants to see whether the loss tells
 * when to stop.
 */
final class HeldOutLosses {
  /** The name of the column. */
  static final String NAME = "held-out loss";

  private static final String STEPS = "/training/steps";

  private HeldOutLosses() {}

  /** Whether a sweep has such a column. */
  static boolean areIn(Set<String> axes) {
    return axes.contains(STEPS);
  }

  /**
   * The loss of a trial that is done; empty if it was not watched.
   *
   * @param experiment of the trial
   */
  static OptionalDouble of(RunInfo run, JsonNode experiment) throws RunFailedException {
    Path history = run.folder().resolve("history.csv");
    if (!Files.exists(history)) {
      return OptionalDouble.empty();
    }
    try {
      HistoryTable table = HistoryTable.read(history);
      int column = table.names().indexOf("held_out_loss");
      double[] looks =
          column < 0
              ? new double[0]
              : Arrays.stream(table.column(column)).filter(Double::isFinite).toArray();
      // With patience, training ends with the parameters of the best look.
      return experiment.path("training").hasNonNull("patience")
          ? Arrays.stream(looks).min()
          : Arrays.stream(looks).skip(Math.max(0, looks.length - 1)).findFirst();
    } catch (IOException e) {
      throw new RunFailedException(e.getMessage(), e);
    }
  }
}
