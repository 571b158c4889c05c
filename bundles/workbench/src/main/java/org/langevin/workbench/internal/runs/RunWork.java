package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput.ScoreFunction;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.nn.WorkerTeam;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.GeneratorTask;
import org.langevin.workbench.internal.composition.MetricTask;
import org.langevin.workbench.internal.composition.SamplingTask;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.sampling.GeneratorSampling;
import org.langevin.workbench.internal.sampling.SamplerResult;
import org.langevin.workbench.internal.sampling.SamplingEngine;
import org.langevin.workbench.internal.training.Checkpoints;
import org.langevin.workbench.internal.training.GeneratorTrainer;
import org.langevin.workbench.internal.training.Parameters;
import org.langevin.workbench.internal.training.Trainer;

/**
 * The work of a run, phase by phase: training, each sampler, each metric, figures, report. A phase
 * that is done is skipped, so that a run can be taken up wherever it stopped.
 */
final class RunWork {
  private static final int ITEMS_TO_DRAW = 5000;

  /** The name under which metrics find the score if there is no sampler. */
  private static final String LEARNED = "";

  private final RunFolder folder;
  private final RunRecord record;
  private final Composition composition;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Consumer<String> warnings;
  private final FigurePhase figures;

  RunWork(
      RunFolder folder,
      RunRecord record,
      Composition composition,
      Progress progress,
      Cancellation cancellation,
      Consumer<String> warnings) {
    this.folder = folder;
    this.record = record;
    this.composition = composition;
    this.progress = progress;
    this.cancellation = cancellation;
    this.warnings = warnings;
    this.figures = new FigurePhase(folder, composition);
  }

  /** Does what is left to do. */
  void finish(Optional<Reporter> reporter) throws IOException {
    try (WorkerTeam team = new WorkerTeam(record.threads(), "run " + folder.id())) {
      if (composition.network().isPresent()) {
        finishScore(composition.network().get(), team);
      } else if (composition.generator().isPresent()) {
        finishGenerator(composition.generator().get());
      } else {
        measure(List.of(nothing()), Optional.empty(), name -> Optional.empty());
      }
    }
    if (reporter.isPresent()) {
      report(reporter.get());
    }
    record.setEnded(RunInfo.State.DONE, "");
  }

  private void finishScore(ScoreNetwork network, WorkerTeam team) throws IOException {
    Parameters parameters = timed("training", () -> trained(network, team));
    Map<String, NetworkScore> scores = new LinkedHashMap<>();
    try {
      List<SamplerResult> samples = new ArrayList<>();
      for (SamplingTask task : composition.samplers()) {
        ScoreNetwork driving = task.network().orElse(network);
        FloatBuffer values =
            task.network().isPresent()
                ? Parameters.initial(driving, composition.seed()).last()
                : parameters.choose(task.averaged());
        scores.put(task.name(), new NetworkScore(driving, values));
        samples.add(sampled(task, new SamplingEngine(composition, driving, values, team)));
      }
      NetworkScore learned = new NetworkScore(network, parameters.averaged());
      scores.put(LEARNED, learned);
      if (samples.isEmpty()) {
        samples.add(nothing());
      }
      measure(samples, Optional.of(learned), name -> Optional.of(scores.get(name)));
    } finally {
      scores.values().forEach(NetworkScore::close);
    }
  }

  private Parameters trained(ScoreNetwork network, WorkerTeam team) throws IOException {
    return composition.training().isPresent() && composition.loss().isPresent()
        ? new Trainer(composition, team, checkpoints(), folder.path()).train(progress, cancellation)
        : Parameters.initial(network, composition.seed());
  }

  private Checkpoints checkpoints() {
    return new Checkpoints(folder.checkpoints(), warnings);
  }

  private SamplerResult sampled(SamplingTask task, SamplingEngine engine) throws IOException {
    SamplePhase phase = new SamplePhase(folder, record, composition.dataset().shape());
    Optional<SamplerResult> finished = finished(phase, task.name());
    if (finished.isPresent()) {
      return finished.get();
    }
    long begin = System.nanoTime();
    return timed(
        "sampling with " + task.name(),
        () -> {
          SamplingEngine.Drawn drawn =
              engine.draw(task, composition.seed(), progress, cancellation);
          figures.keep(origin(task.name()), task.sampler().figures(drawn.diagnostics()));
          phase.keep(drawn.result(), (System.nanoTime() - begin) * 1e-9);
          return drawn.result();
        });
  }

  /** Samples that cannot be read are drawn anew, to the same bits. */
  private Optional<SamplerResult> finished(SamplePhase phase, String sampler) {
    try {
      return phase.finished(sampler);
    } catch (IOException e) {
      warnings.accept(e.getMessage() + "; drawing the samples anew");
      return Optional.empty();
    }
  }

  private void finishGenerator(GeneratorTask task) throws IOException {
    timed(
        "training",
        () -> {
          new GeneratorTrainer(task.generator(), composition.seed(), checkpoints(), folder.path())
              .train(progress, cancellation);
          return null;
        });
    Shape shape = composition.dataset().shape();
    SamplePhase phase = new SamplePhase(folder, record, shape);
    Optional<SamplerResult> finished = finished(phase, task.name());
    if (finished.isEmpty()) {
      long begin = System.nanoTime();
      finished =
          Optional.of(
              timed(
                  "sampling with " + task.name(),
                  () -> {
                    SamplerResult drawn =
                        GeneratorSampling.draw(
                            task.generator(),
                            task.name(),
                            shape,
                            task.count(),
                            composition.seed(),
                            progress,
                            cancellation);
                    phase.keep(drawn, (System.nanoTime() - begin) * 1e-9);
                    return drawn;
                  }));
    }
    measure(List.of(finished.get()), Optional.empty(), name -> Optional.empty());
  }

  /** What metrics look at that need no samples. */
  private SamplerResult nothing() {
    return new SamplerResult(
        "",
        Items.of(composition.dataset().shape(), new float[0]),
        0,
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The score that a sampler used. */
  @FunctionalInterface
  private interface Scores {
    Optional<ScoreFunction> of(String sampler);
  }

  private void measure(List<SamplerResult> samples, Optional<ScoreFunction> learned, Scores scores)
      throws IOException {
    MetricPhase phase =
        new MetricPhase(composition, folder, record.threads(), progress, cancellation);
    List<String> origins = new ArrayList<>();
    for (SamplerResult result : samples) {
      origins.add(origin(result.sampler()));
      for (MetricTask task : composition.metrics()) {
        cancellation.check();
        String origin = "metric-" + task.name() + "-" + result.sampler();
        origins.add(origin);
        timed(
            "metrics",
            () -> {
              phase.compute(
                  task, result, scores.of(result.sampler()), made -> figures.keep(origin, made));
              return null;
            });
      }
    }
    phase.finish();
    cancellation.check();
    List<SamplerResult> drawn =
        samples.stream().filter(result -> !result.sampler().isEmpty()).toList();
    timed(
        "figures",
        () -> {
          figures.write(drawn, phase.real(ITEMS_TO_DRAW), learned, origins);
          return null;
        });
  }

  private static String origin(String sampler) {
    return "sampler-" + sampler;
  }

  /** The report tells of a run that is done, and a run is done without it. */
  private void report(Reporter reporter) throws IOException {
    record.setEnded(RunInfo.State.DONE, "");
    try {
      timed("report", () -> reporter.report(folder.path()));
    } catch (IOException | RuntimeException e) {
      warnings.accept("the report cannot be made: " + e.getMessage());
    }
  }

  /** Work that may fail to read or write. */
  @FunctionalInterface
  private interface Work<T> {
    T perform() throws IOException;
  }

  private <T> T timed(String phase, Work<T> work) throws IOException {
    long begin = System.nanoTime();
    try {
      return work.perform();
    } finally {
      record.addSeconds(phase, (System.nanoTime() - begin) * 1e-9);
    }
  }
}
