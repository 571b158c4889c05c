package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.files.Npy;
import org.langevin.workbench.internal.sampling.Levels;
import org.langevin.workbench.internal.sampling.SamplerResult;
import org.langevin.workbench.internal.sampling.Traces;

/** Keeps samples in a run's folder, and finds them there again. */
record SamplePhase(RunFolder folder, RunRecord record, Shape shape) {
  /** What a sampler gave, if it is finished. */
  Optional<SamplerResult> finished(String sampler) throws IOException {
    Optional<JsonNode> noted = record.sampler(sampler);
    if (!record.isDone(Phases.sampler(sampler)) || noted.isEmpty()) {
      return Optional.empty();
    }
    Items samples = samples(sampler);
    Map<String, Double> diagnostics = new TreeMap<>();
    noted
        .get()
        .path("diagnostics")
        .fields()
        .forEachRemaining(
            entry ->
                diagnostics.put(
                    entry.getKey(),
                    entry.getValue().isNull() ? Double.NaN : entry.getValue().asDouble()));
    return Optional.of(
        new SamplerResult(
            sampler,
            samples,
            noted.get().path("evaluations").asDouble(),
            diagnostics,
            traces(sampler, noted.get().path("traceStride").asInt()),
            levels(sampler, noted.get().path("levels"))));
  }

  private Items samples(String sampler) throws IOException {
    float[] values = Npy.read(folder.samples(sampler)).values();
    if (!Files.exists(folder.classes(sampler))) {
      return Items.of(shape, values);
    }
    float[] classes = Npy.read(folder.classes(sampler)).values();
    int[] labels = new int[classes.length];
    Arrays.setAll(labels, i -> (int) classes[i]);
    return Items.of(shape, values, labels);
  }

  private Optional<Traces> traces(String sampler, int stride) throws IOException {
    if (stride == 0 || !Files.exists(folder.traces(sampler))) {
      return Optional.empty();
    }
    Npy traces = Npy.read(folder.traces(sampler));
    int[] lengths = traces.shape();
    return Optional.of(
        new Traces(
            lengths[0], lengths[1], lengths[2], stride, traceConditions(sampler), traces.values()));
  }

  private double[] traceConditions(String sampler) throws IOException {
    if (!Files.exists(folder.traceConditions(sampler))) {
      return new double[0];
    }
    float[] values = Npy.read(folder.traceConditions(sampler)).values();
    double[] conditions = new double[values.length];
    Arrays.setAll(conditions, i -> values[i]);
    return conditions;
  }

  private Optional<Levels> levels(String sampler, JsonNode conditions) throws IOException {
    if (conditions.isEmpty() || !Files.exists(folder.levels(sampler))) {
      return Optional.empty();
    }
    Npy levels = Npy.read(folder.levels(sampler));
    int[] lengths = levels.shape();
    double[] values = new double[lengths[0]];
    Arrays.setAll(values, i -> conditions.path(i).asDouble());
    return Optional.of(new Levels(values, lengths[1], lengths[2], levels.values()));
  }

  /**
   * Keeps what a sampler gave; it is finished with the last write.
   *
   * @param figures that it handed over
   */
  void keep(SamplerResult result, double seconds, FigureParts figures) throws IOException {
    String name = result.sampler();
    try (FileBatch batch = record.batch()) {
      if (result.traces().isPresent()) {
        Traces traces = result.traces().get();
        write(
            batch,
            folder.traces(name),
            new int[] {traces.chains(), traces.length(), traces.dimension()},
            traces.values());
        if (traces.conditions().length > 0) {
          float[] conditions = new float[traces.conditions().length];
          for (int i = 0; i < conditions.length; i++) {
            conditions[i] = (float) traces.conditions()[i];
          }
          write(batch, folder.traceConditions(name), new int[] {conditions.length}, conditions);
        }
      }
      if (result.levels().isPresent()) {
        Levels levels = result.levels().get();
        write(
            batch,
            folder.levels(name),
            new int[] {levels.conditions().length, levels.particles(), levels.dimension()},
            levels.values());
      }
      Optional<float[]> classes = classes(result.samples());
      if (classes.isPresent()) {
        int[] shapeOfClasses = {result.samples().size()};
        write(batch, folder.classes(name), shapeOfClasses, classes.get());
      }
      batch.write(folder.samples(name), out -> Npy.write(out, result.samples()));
      figures.write(batch);
      record.addSampler(result, seconds);
      record.setDone(Phases.sampler(name), batch.commit());
    }
  }

  /** Empty if no sample has one. */
  private static Optional<float[]> classes(Items samples) {
    float[] classes = new float[samples.size()];
    boolean labelled = false;
    for (int i = 0; i < classes.length; i++) {
      classes[i] = samples.label(i);
      labelled |= classes[i] >= 0;
    }
    return labelled ? Optional.of(classes) : Optional.empty();
  }

  private static void write(FileBatch batch, Path target, int[] shape, float[] values)
      throws IOException {
    batch.write(target, out -> Npy.write(out, shape, FloatBuffer.wrap(values)));
  }
}
