package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.training.Checkpoints;
import org.langevin.workbench.internal.training.Trainer;
import org.langevin.workbench.internal.workers.WorkerTeam;

/** Steps of the trainer. */
final class TrainingWorkloads {
  private static final String UNIT = "steps/s";

  private final int threads;

  TrainingWorkloads(int threads) {
    this.threads = threads;
  }

  List<Workload> workloads() {
    return List.of(
        mlp("mlp-train-500", 500, "simple"),
        mlp("mlp-train-64", 64, "simple"),
        mlp("mlp-train-64-integrated", 64, "without-closed-forms"),
        workload(
            "unet-train-32",
            "a minibatch of 32 images through the U-Net and back",
            Documents.experiment(32, Documents.unet(), true)));
  }

  private Workload mlp(String name, int batch, String sde) {
    ObjectNode document = Documents.experiment(batch, Documents.mlp(), false);
    document.withObject("/sde").put("use", sde);
    return workload(name, "a minibatch of " + batch + " points through 3 x 256 and back", document);
  }

  private Workload workload(String name, String step, ObjectNode document) {
    return new Workload(name, UNIT, step, watch -> train(document, watch));
  }

  private void train(ObjectNode document, Stopwatch watch)
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
          .train(watch.progress(1), watch.cancellation());
    } finally {
      AtomicFiles.delete(folder);
    }
  }
}
