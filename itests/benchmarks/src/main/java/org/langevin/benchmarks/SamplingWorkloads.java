package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.langevin.kit.score.ScoreFunction;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.sampling.SamplingEngine;
import org.langevin.workbench.internal.training.Parameters;
import org.langevin.workbench.internal.workers.WorkerTeam;

/** Steps of samplers, all samples together. */
final class SamplingWorkloads {
  /** Units of a chunk's progress. */
  private static final double PARTS = 1000;

  private final int threads;

  SamplingWorkloads(int threads) {
    this.threads = threads;
  }

  List<Workload> workloads() {
    return List.of(
        network(
            "mlp-sample-5000",
            "steps/s of 5000 samples",
            "a step of Euler-Maruyama for 5000 points with 3 x 256",
            Documents.experiment(1, Documents.mlp(), false),
            "euler-maruyama",
            1000,
            5000),
        network(
            "unet-forward-64",
            "forwards/s",
            "the U-Net's scores of 64 images",
            Documents.experiment(1, Documents.unet(), true),
            "score-only",
            100,
            64));
  }

  private Workload network(
      String name,
      String unit,
      String step,
      ObjectNode document,
      String sampler,
      int steps,
      int count) {
    document
        .putArray("samplers")
        .addObject()
        .put("use", sampler)
        .put("steps", steps)
        .put("count", count);
    return new Workload(name, unit, step, watch -> draw(document, steps, count, watch));
  }

  private void draw(ObjectNode document, int steps, int count, Stopwatch watch)
      throws InvalidRequestException {
    Composition composition = Documents.compose(document);
    Parameters parameters =
        Parameters.initial(
            composition.network().orElseThrow(),
            composition.seed(),
            composition.parts(),
            composition.parts().at(Parts.NETWORK));
    int size = ScoreFunction.block(composition.dataset().shape());
    int chunks = (count + size - 1) / size;
    try (WorkerTeam team = new WorkerTeam(threads, "benchmark")) {
      SamplingEngine engine =
          new SamplingEngine(
              composition, composition.network().orElseThrow(), parameters.last(), team);
      while (true) {
        engine.draw(
            composition.samplers().get(0),
            composition.seed(),
            watch.progress(steps / (PARTS * chunks)),
            watch.cancellation());
      }
    }
  }
}
