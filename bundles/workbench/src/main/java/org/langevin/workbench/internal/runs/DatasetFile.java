package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.langevin.api.dataset.Items;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.internal.composition.Composer;
import org.langevin.workbench.internal.composition.DatasetTask;
import org.langevin.workbench.internal.files.OutputFile;
import org.langevin.workbench.internal.progress.Cancellation;

/**
 * Writes a dataset's items into a file.
 *
 * @param composer makes the dataset
 */
record DatasetFile(Composer composer, Cancellation cancellation) {
  int write(ObjectNode dataset, OptionalInt heldOut, long seed, Path target, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    OutputFile file = OutputFile.of("--out", target);
    DatasetTask task = composer.dataset("dataset", dataset, seed, progress);
    try {
      Items items =
          cancellation.interruptibly(
              () -> heldOut.isPresent() ? task.heldOut(heldOut.getAsInt(), seed) : task.training());
      heldOut.ifPresent(wanted -> tellFewer(wanted, items.size(), progress));
      file.write(items);
      return items.size();
    } catch (IOException | RuntimeException | Error e) {
      throw Failure.of(e).orCancellation("nothing was written");
    }
  }

  private static void tellFewer(int wanted, int there, Progress progress) {
    if (there < wanted) {
      String message =
          there + " items are written, not " + wanted + ": the dataset holds out no more";
      progress.update(new Progress.Update("warning", 0, 0, Double.NaN, Double.NaN, message));
    }
  }
}
