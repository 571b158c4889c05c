package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.SamplingTask;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.sampling.SamplerResult;
import org.langevin.workbench.internal.sampling.SamplingEngine;
import org.langevin.workbench.internal.training.Parameters;
import org.langevin.workbench.internal.workers.WorkerTeam;

/** What a document's first sampler draws, again and again, from a network as it is at first. */
final class Drawing implements AutoCloseable {
  private final Composition composition;
  private final WorkerTeam team;
  private final SamplingEngine engine;

  Drawing(ObjectNode document, int threads) throws InvalidRequestException {
    composition = Documents.compose(document);
    Parameters parameters =
        Parameters.initial(
            composition.network().orElseThrow(),
            composition.seed(),
            composition.parts(),
            composition.parts().at(Parts.NETWORK));
    team = new WorkerTeam(threads, "benchmark");
    engine =
        new SamplingEngine(
            composition, composition.network().orElseThrow(), parameters.last(), team);
  }

  /** Draws of which the steps are watched, in which they are long. */
  static Workload.Work watched(ObjectNode document, int threads, int steps) {
    return watch -> {
      try (Drawing drawing = new Drawing(document, threads)) {
        // Progress counts samples, and shares of their steps for samples.
        double stepsPerUnit = (double) steps / drawing.task().count();
        while (true) {
          drawing.draw(watch.progress(stepsPerUnit), watch.cancellation());
        }
      }
    };
  }

  /** Whole draws. */
  static Workload.Work whole(ObjectNode document, int threads, double stepsPerDraw) {
    return watch -> {
      try (Drawing drawing = new Drawing(document, threads)) {
        watch.repeat(stepsPerDraw, drawing::draw);
      }
    };
  }

  /** Draws all samples. */
  SamplerResult draw() {
    return draw(Progress.NONE, new Cancellation());
  }

  private SamplerResult draw(Progress progress, Cancellation cancellation) {
    return engine.draw(task(), composition.seed(), progress, cancellation).result();
  }

  private SamplingTask task() {
    return composition.samplers().get(0);
  }

  @Override
  public void close() {
    team.close();
  }
}
