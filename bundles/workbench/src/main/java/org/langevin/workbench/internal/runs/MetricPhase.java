package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Figure;
import org.langevin.api.metric.MetricInput.ScoreFunction;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.metric.Traces;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.MetricTask;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;
import org.langevin.workbench.internal.sampling.SamplerResult;

/**
 * Computes the metrics of a run and writes each one to {@code metrics.json} as soon as it is known.
 * What the file holds depends on the experiment and the number of threads alone.
 */
final class MetricPhase {
  private static final String METRICS = "metrics";
  private static final String NAME = "name";
  private static final String SAMPLER = "sampler";

  private final Composition composition;
  private final RunFolder folder;
  private final int threads;
  private final Progress progress;
  private final Cancellation cancellation;
  private final ObjectNode json;
  private final Map<Integer, Items> real = new HashMap<>();

  MetricPhase(
      Composition composition,
      RunFolder folder,
      int threads,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    this.composition = composition;
    this.folder = folder;
    this.threads = threads;
    this.progress = progress;
    this.cancellation = cancellation;
    this.json = Json.readIfThere(folder.metrics());
  }

  /** Takes the figures of a metric. */
  @FunctionalInterface
  interface FigureKeeper {
    void keep(List<Figure> figures) throws IOException;
  }

  /**
   * Computes a metric of a sampler's samples, unless that is done.
   *
   * @param figures gets the metric's figures before the metric counts as done
   */
  void compute(
      MetricTask task, SamplerResult samples, Optional<ScoreFunction> score, FigureKeeper figures)
      throws IOException {
    if (isDone(task, samples.sampler())) {
      return;
    }
    String phase = task.name() + (samples.sampler().isEmpty() ? "" : " of " + samples.sampler());
    Meter meter = new Meter(progress, phase, 0, MetricWork.PARTS);
    MetricResult result =
        task.metric()
            .evaluate(
                new MetricWork(
                    real(task.metric().realCount()),
                    samples.samples(),
                    score,
                    samples.traces().map(Traces.class::cast),
                    RandomStream.of(composition.seed(), "metric " + task.name()),
                    threads,
                    meter,
                    cancellation));
    meter.finish(MetricResult.VALUE + " " + result.value());
    figures.keep(result.figures());
    add(task, samples.sampler(), result);
  }

  /** Writes the file even if there are no metrics. */
  void finish() throws IOException {
    list();
    Json.write(folder.metrics(), json);
  }

  private boolean isDone(MetricTask task, String sampler) {
    for (JsonNode entry : list()) {
      if (entry.path(NAME).asText().equals(task.name())
          && entry.path(SAMPLER).asText().equals(sampler)) {
        return true;
      }
    }
    return false;
  }

  private ArrayNode list() {
    return json.withArrayProperty(METRICS);
  }

  /** The same items for every metric that wants as many. */
  Items real(int count) {
    return real.computeIfAbsent(
        count,
        wanted ->
            composition
                .dataset()
                .heldOut(wanted, RandomStream.of(composition.seed(), "items to compare with")));
  }

  private void add(MetricTask task, String sampler, MetricResult result) throws IOException {
    ObjectNode entry = list().addObject();
    entry.put("id", task.id());
    entry.put(SAMPLER, sampler);
    entry.put(NAME, task.name());
    put(entry, MetricResult.VALUE, result.value());
    entry.put("better", result.better().name().toLowerCase(Locale.ROOT));
    Map<String, Double> references = task.references();
    Double reference = references.getOrDefault(sampler, references.get(""));
    if (reference != null) {
      entry.put("reference", reference);
    }
    if (result.values().size() > 1) {
      ObjectNode values = entry.putObject("values");
      result.values().forEach((name, value) -> put(values, name, value));
    }
    if (!result.note().isEmpty()) {
      entry.put("note", result.note());
    }
    Json.write(folder.metrics(), json);
  }

  /** JSON has finite numbers only. */
  private static void put(ObjectNode target, String name, double value) {
    if (Double.isFinite(value)) {
      target.put(name, value);
    } else {
      target.putNull(name);
    }
  }
}
