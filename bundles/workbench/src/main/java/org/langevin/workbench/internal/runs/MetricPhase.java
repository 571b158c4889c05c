package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.metric.Traces;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.DatasetTask;
import org.langevin.workbench.internal.composition.MetricTask;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;
import org.langevin.workbench.internal.sampling.SamplerResult;

/**
 * Computes the metrics of a run. Each is in the run's record as soon as it is known, and in {@code
 * metrics.json} for people. What that file holds depends on the experiment and the number of
 * threads alone.
 */
final class MetricPhase {
  static final String SAMPLER = "sampler";
  static final String CAUTION = "caution";

  private final Composition composition;
  private final RunFolder folder;
  private final RunRecord record;
  private final Cancellation cancellation;
  private final Map<Integer, Items> real = new HashMap<>();

  MetricPhase(
      Composition composition, RunFolder folder, RunRecord record, Cancellation cancellation) {
    this.composition = composition;
    this.folder = folder;
    this.record = record;
    this.cancellation = cancellation;
  }

  /** Computes a metric of a sampler's samples, unless that is done. */
  void compute(MetricTask task, SamplerResult samples, Optional<Score> score, Progress progress)
      throws IOException {
    String name = Phases.metric(task.name(), samples.sampler());
    if (record.isDone(name) && isFinite(task, samples.sampler())) {
      return;
    }
    String phase = task.name() + (samples.sampler().isEmpty() ? "" : " of " + samples.sampler());
    Meter meter = new Meter(progress, phase, "", 0, 1);
    MetricWork work =
        new MetricWork(
            real(task.metric().realCount()),
            samples.samples(),
            score,
            samples.traces().map(Traces.class::cast),
            RandomStream.of(composition.seed(), "metric " + task.name()),
            record.threads(),
            meter,
            cancellation);
    MetricResult result = work.evaluate(task, composition.parts());
    meter.finish(String.format(Locale.ROOT, "%s %.3g", MetricResult.VALUE, result.value()));
    Origin origin = Origin.metric(task.name(), samples.sampler());
    try (FileBatch batch = record.batch()) {
      new FigureParts(folder, origin, result.figures()).write(batch);
      record.addMetric(entry(task, samples.sampler(), result));
      record.setDone(name, batch.commit());
    }
    // As soon as it is known, for people; it counts when all metrics are there.
    Json.write(folder.metrics(), file());
  }

  /** A metric that gave no finite number is computed anew: another version may give one. */
  private boolean isFinite(MetricTask task, String sampler) {
    for (JsonNode entry : record.metrics()) {
      if (entry.path("name").asText().equals(task.name())
          && entry.path(SAMPLER).asText().equals(sampler)) {
        return entry.path(MetricResult.VALUE).isNumber();
      }
    }
    return false;
  }

  /**
   * Writes the file, even if there are no metrics; also if that was done, since a metric may have
   * come out differently.
   */
  void finish() throws IOException {
    try (FileBatch batch = record.batch()) {
      batch.write(
          folder.metrics(), out -> out.write(Json.text(file()).getBytes(StandardCharsets.UTF_8)));
      record.setDone(Phases.METRICS, batch.commit());
    }
  }

  private ObjectNode file() {
    ObjectNode file = Json.object();
    file.set("metrics", record.metrics());
    return file;
  }

  /** The same items for every metric that wants as many. */
  Items real(int count) {
    return real.computeIfAbsent(
        count,
        wanted ->
            cancellation.interruptibly(
                () ->
                    composition
                        .parts()
                        .ask(
                            composition.parts().at(Parts.DATASET),
                            "held-out items",
                            () ->
                                composition
                                    .dataset()
                                    .heldOut(wanted, DatasetTask.compared(composition.seed())))));
  }

  private static ObjectNode entry(MetricTask task, String sampler, MetricResult result) {
    ObjectNode entry = Json.object();
    entry.put("id", task.id());
    entry.put(SAMPLER, sampler);
    entry.put("name", task.name());
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
    if (!result.perfect().isEmpty()) {
      ObjectNode perfect = entry.putObject("perfect");
      result.perfect().forEach((name, value) -> put(perfect, name, value));
    }
    if (!result.note().isEmpty()) {
      entry.put("note", result.note());
    }
    if (!result.caution().isEmpty()) {
      entry.put(CAUTION, result.caution());
    }
    return entry;
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
