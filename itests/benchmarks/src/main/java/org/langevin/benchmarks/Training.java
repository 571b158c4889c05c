package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.training.Checkpoints;
import org.langevin.workbench.internal.training.Trainer;
import org.langevin.workbench.internal.workers.WorkerTeam;

/** What a document says, trained until it is measured. */
record Training(ObjectNode document, int threads) implements Workload.Work {
  @Override
  public void perform(Stopwatch watch) throws IOException, InvalidRequestException {
    train(watch.progress(1), watch.cancellation());
  }

  /** Trains until that is cancelled. */
  void train(Progress progress, Cancellation cancellation)
      throws IOException, InvalidRequestException {
    Composition composition = Documents.compose(document);
    Path folder = Files.createTempDirectory("langevin-benchmark");
    try (WorkerTeam team = new WorkerTeam(threads, "benchmark")) {
      new Trainer(
              composition,
              team,
              new Checkpoints(
                  folder.resolve("checkpoint"), "", FolderGuard.NONE, System.err::println),
              folder)
          .train(progress, cancellation, Optional::empty);
    } finally {
      AtomicFiles.delete(folder);
    }
  }
}
