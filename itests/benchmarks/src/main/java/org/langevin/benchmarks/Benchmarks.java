package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.langevin.kit.score.ScoreFunction;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composer;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.sampling.SamplingEngine;
import org.langevin.workbench.internal.training.Checkpoints;
import org.langevin.workbench.internal.training.Parameters;
import org.langevin.workbench.internal.training.Trainer;
import org.langevin.workbench.internal.workers.WorkerTeam;

/**
 * Measures experiments in the workbench: the same trainer, sampling engine and plugins that a run
 * uses, from the same JSON.
 */
public final class Benchmarks {
  /** More steps than there is time for. */
  private static final int ENDLESS = 100_000_000;

  /** Units of a chunk's progress. */
  private static final double PARTS = 1000;

  private final int threads;

  private Benchmarks(int threads) {
    this.threads = threads;
  }

  /** A workload: a rate in steps per second. */
  @FunctionalInterface
  private interface Workload {
    Stopwatch measure() throws IOException, InvalidRequestException;
  }

  /** The arguments are names of workloads; none for all. */
  public static void main(String[] arguments) throws IOException, InvalidRequestException {
    int asked = Integer.getInteger("langevin.benchmark.threads", 0);
    Benchmarks benchmarks =
        new Benchmarks(asked > 0 ? asked : Runtime.getRuntime().availableProcessors());
    Map<String, Workload> workloads = new LinkedHashMap<>();
    workloads.put("mlp-train-500", () -> benchmarks.train(500, mlp(), false));
    workloads.put("mlp-train-64", () -> benchmarks.train(64, mlp(), false));
    workloads.put("mlp-train-64-integrated", benchmarks::trainIntegrated);
    workloads.put("mlp-sample-5000", benchmarks::sample);
    workloads.put("unet-train-32", () -> benchmarks.train(32, unet(), true));
    workloads.put("unet-forward-64", benchmarks::forward);
    Map<String, String> units =
        Map.of("mlp-sample-5000", "steps/s of 5000 samples", "unet-forward-64", "forwards/s");
    List<String> names =
        arguments.length == 0 ? List.copyOf(workloads.keySet()) : List.of(arguments);
    for (String name : names) {
      if (!workloads.containsKey(name)) {
        System.err.println("there is no " + name + "; choose from " + workloads.keySet());
        System.exit(2);
      }
    }
    for (String name : names) {
      Stopwatch watch = workloads.get(name).measure();
      System.err.printf(
          Locale.ROOT,
          "%s: %d quiet windows; %.2f steps for each second of processor time%n",
          name,
          watch.quietWindows(),
          watch.ratePerProcessorSecond());
      System.out.printf(
          Locale.ROOT,
          "{\"name\": \"%s\", \"value\": %.2f, \"unit\": \"%s\"}%n",
          name,
          watch.rate(),
          units.getOrDefault(name, "steps/s"));
    }
  }

  private static ObjectNode mlp() {
    ObjectNode network = Json.object().put("use", "mlp").put("activation", "relu");
    network.putArray("hidden").add(256).add(256).add(256);
    return network;
  }

  private static ObjectNode unet() {
    return Json.object().put("use", "unet");
  }

  private static ObjectNode document(int items, ObjectNode network, boolean image) {
    ObjectNode document = Json.object().put("title", "Benchmark");
    document.putObject("dataset").put("use", "fixed").put("count", items).put("image", image);
    document.putObject("sde").put("use", "simple").put("sigma", 25);
    document.set("network", network);
    document.putObject("loss").put("use", "time-denoising");
    document.putObject("training").put("steps", ENDLESS).put("batch", items).putNull("averaging");
    return document;
  }

  private static Composition compose(ObjectNode document) throws InvalidRequestException {
    return new Composer(
            Plugins.registry(),
            new Folders(List.of(), Path.of(System.getProperty("java.io.tmpdir"))))
        .compose(new Experiment("benchmark", "", document), Progress.NONE);
  }

  private Stopwatch train(int batch, ObjectNode network, boolean image)
      throws IOException, InvalidRequestException {
    return train(document(batch, network, image));
  }

  /** With an SDE that has no closed forms. */
  private Stopwatch trainIntegrated() throws IOException, InvalidRequestException {
    ObjectNode document = document(64, mlp(), false);
    document.withObject("/sde").put("use", "without-closed-forms");
    return train(document);
  }

  private Stopwatch train(ObjectNode document) throws IOException, InvalidRequestException {
    Composition composition = compose(document);
    Cancellation cancellation = new Cancellation();
    Stopwatch watch = new Stopwatch(cancellation, 1);
    Path folder = Files.createTempDirectory("langevin-benchmark");
    try (WorkerTeam team = new WorkerTeam(threads, "benchmark")) {
      new Trainer(
              composition,
              team,
              new Checkpoints(
                  folder.resolve("checkpoint"), "", FolderGuard.NONE, System.err::println),
              folder)
          .train(watch, cancellation);
    } catch (CancellationException e) {
      return watch;
    } finally {
      AtomicFiles.delete(folder);
    }
    throw new IllegalStateException("the training ended before it was measured");
  }

  private Stopwatch sample() throws InvalidRequestException {
    int steps = 1000;
    int count = 5000;
    ObjectNode document = document(1, mlp(), false);
    document
        .putArray("samplers")
        .addObject()
        .put("use", "euler-maruyama")
        .put("steps", steps)
        .put("count", count);
    return draw(document, steps, count);
  }

  private Stopwatch forward() throws InvalidRequestException {
    int steps = 100;
    int count = 64;
    ObjectNode document = document(1, unet(), true);
    document
        .putArray("samplers")
        .addObject()
        .put("use", "score-only")
        .put("steps", steps)
        .put("count", count);
    return draw(document, steps, count);
  }

  private Stopwatch draw(ObjectNode document, int steps, int count) throws InvalidRequestException {
    Composition composition = compose(document);
    Parameters parameters =
        Parameters.initial(
            composition.network().orElseThrow(),
            composition.seed(),
            composition.parts(),
            composition.parts().at(Parts.NETWORK));
    int size = ScoreFunction.block(composition.dataset().shape());
    int chunks = (count + size - 1) / size;
    Cancellation cancellation = new Cancellation();
    Stopwatch watch = new Stopwatch(cancellation, steps / (PARTS * chunks));
    try (WorkerTeam team = new WorkerTeam(threads, "benchmark")) {
      SamplingEngine engine =
          new SamplingEngine(
              composition, composition.network().orElseThrow(), parameters.last(), team);
      while (true) {
        engine.draw(composition.samplers().get(0), composition.seed(), watch, cancellation);
      }
    } catch (CancellationException e) {
      return watch;
    }
  }
}
