package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Figure;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.score.Score;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.figures.FigureFiles;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.GeneratorTask;
import org.langevin.workbench.internal.composition.MetricTask;
import org.langevin.workbench.internal.composition.SamplingTask;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;
import org.langevin.workbench.internal.progress.PhaseCount;
import org.langevin.workbench.internal.sampling.GeneratorSampling;
import org.langevin.workbench.internal.sampling.SamplerResult;
import org.langevin.workbench.internal.sampling.SamplingEngine;
import org.langevin.workbench.internal.scores.Scores;
import org.langevin.workbench.internal.training.Checkpoints;
import org.langevin.workbench.internal.training.GeneratorTrainer;
import org.langevin.workbench.internal.training.Parameters;
import org.langevin.workbench.internal.training.Trainer;
import org.langevin.workbench.internal.workers.WorkerTeam;

/**
 * The work of a run, phase by phase: training, each sampler, each metric, figures, report. A phase
 * is done when its files are on the disk and the record says so; then it is skipped, so that a run
 * can be taken up wherever it stopped. The run is done with its last phase.
 */
final class RunWork {
  private static final int ITEMS_TO_DRAW = 5000;

  /** The name under which metrics find the score if there is no sampler. */
  private final RunFolder folder;

  private final RunRecord record;
  private final Composition composition;
  private final PhaseCount phases;
  private final Cancellation cancellation;
  private final Consumer<String> warnings;
  private final RunFindings findings;

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
    this.phases = new PhaseCount(progress, countOfPhases(composition));
    this.cancellation = cancellation;
    this.warnings = warnings;
    this.findings = new RunFindings(folder, record, composition, warnings);
  }

  private static int countOfPhases(Composition composition) {
    boolean trains = composition.training().isPresent() || composition.generator().isPresent();
    int samplers = composition.generator().isPresent() ? 1 : composition.samplers().size();
    int once = (int) composition.metrics().stream().filter(task -> !task.ofSamples()).count();
    int metrics = Math.max(1, samplers) * (composition.metrics().size() - once) + once;
    int figuresAndReport = 2;
    return (trains ? 1 : 0) + samplers + metrics + figuresAndReport;
  }

  /** Does what is left to do. */
  void finish(Optional<Reporter> reporter) throws IOException {
    try (WorkerTeam team = new WorkerTeam(record.threads(), "run " + folder.id())) {
      if (composition.network().isPresent()) {
        finishScore(composition.network().get(), team);
      } else if (composition.generator().isPresent()) {
        finishGenerator(composition.generator().get());
      } else if (!composition.samplers().isEmpty()) {
        finishSimulations(team);
      } else {
        measure(List.of(nothing()), Optional.empty(), name -> Optional.empty());
      }
    }
    if (reporter.isPresent() && !record.isDone(Phases.REPORT)) {
      report(reporter.get(), phases.next());
    }
    findings.throwIfNotFinite();
    record.setEnded(RunInfo.State.DONE, "");
  }

  private void finishScore(ScoreNetwork network, WorkerTeam team) throws IOException {
    Parameters parameters = timed("training", () -> trained(network, team));
    record.setFact("parameters", parameters.last().remaining());
    findings.ofTraining();
    Map<String, Score> scores = new LinkedHashMap<>();
    List<SamplerResult> samples = new ArrayList<>();
    for (SamplingTask task : composition.samplers()) {
      ScoreNetwork driving = task.network().orElse(network);
      FloatBuffer values =
          task.network().isPresent()
              ? initial(driving, task.driven()).last()
              : parameters.choose(task.averaged());
      scores.put(task.name(), Scores.of(composition, task, driving, values));
      samples.add(sampled(task, new SamplingEngine(composition, driving, values, team)));
    }
    Parts parts = composition.parts();
    Score learned = Scores.of(network, parameters.averaged(), parts, parts.at(Parts.NETWORK));
    if (samples.isEmpty()) {
      samples.add(nothing());
    }
    measure(samples, Optional.of(learned), name -> Optional.of(scores.getOrDefault(name, learned)));
  }

  private void finishSimulations(WorkerTeam team) throws IOException {
    Shape states = composition.dataset().shape().blocks(composition.condition().blocks());
    SamplingEngine engine = SamplingEngine.withoutScore(composition, states, team);
    List<SamplerResult> samples = new ArrayList<>();
    for (SamplingTask task : composition.samplers()) {
      samples.add(sampled(task, engine));
    }
    measure(samples, Optional.empty(), name -> Optional.empty());
  }

  private Parameters trained(ScoreNetwork network, WorkerTeam team) throws IOException {
    if (composition.training().isEmpty() || composition.loss().isEmpty()) {
      return initial(network, composition.parts().at(Parts.NETWORK));
    }
    Checkpoints checkpoints = checkpoints();
    Trainer trainer =
        cancellation.interruptibly(
            () -> new Trainer(composition, team, checkpoints, folder.path()));
    findings.ofMinibatches(composition.training().get().settings().batch(), trainer.itemCount());
    record.setFact("items", trainer.itemCount());
    EarlierTraining earlier = new EarlierTraining(folder, record, composition);
    Parameters parameters = trainer.train(phases.next(), cancellation, () -> earlier.find(trainer));
    setTrained(checkpoints);
    return parameters;
  }

  private Parameters initial(ScoreNetwork network, PartName name) {
    return cancellation.interruptibly(
        () -> Parameters.initial(network, composition.seed(), composition.parts(), name));
  }

  private Checkpoints checkpoints() {
    return new Checkpoints(folder.checkpoints(), record.identity(), record.guard(), warnings);
  }

  /** The history is on the disk, and the last checkpoint is noted, which has checksums itself. */
  private void setTrained(Checkpoints checkpoints) throws IOException {
    if (record.isDone(Phases.TRAINING)) {
      return;
    }
    try (FileBatch batch = record.batch()) {
      if (Files.exists(folder.history())) {
        batch.add(folder.history());
      }
      Optional<Path> last = checkpoints.lastDescription();
      if (last.isPresent()) {
        batch.add(last.get());
      }
      record.setDone(Phases.TRAINING, batch.commit());
    }
  }

  private SamplerResult sampled(SamplingTask task, SamplingEngine engine) throws IOException {
    SamplePhase phase = new SamplePhase(folder, record, composition.dataset().shape());
    Optional<SamplerResult> finished = finished(phase, task.name());
    Progress progress = phases.next();
    if (finished.isPresent()) {
      return finished.get();
    }
    long begin = System.nanoTime();
    return timed(
        "sampling with " + task.name(),
        () -> {
          SamplingEngine.Drawn drawn =
              engine.draw(task, composition.seed(), progress, cancellation);
          findings.ofSampler(task.name(), drawn.diagnostics());
          phase.keep(
              drawn.result(),
              (System.nanoTime() - begin) * 1e-9,
              new FigureParts(folder, Origin.sampler(task.name()), figures(task, drawn)));
          return drawn.result();
        });
  }

  private List<Figure> figures(SamplingTask task, SamplingEngine.Drawn drawn) {
    return cancellation.interruptibly(
        () ->
            composition
                .parts()
                .ask(
                    task.part(), "its figures", () -> task.sampler().figures(drawn.diagnostics())));
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
          Checkpoints checkpoints = checkpoints();
          // Loading or drawing the items may take long; they stay for the generator.
          Items items =
              cancellation.interruptibly(
                  () ->
                      composition
                          .parts()
                          .ask(
                              composition.parts().at(Parts.DATASET),
                              "its items",
                              composition.dataset()::training));
          record.setFact("items", items.size());
          try {
            new GeneratorTrainer(task.generator(), composition.seed(), checkpoints, folder.path())
                .train(phases.next(), cancellation);
          } catch (RuntimeException | Error e) {
            throw composition.parts().failed(task.part(), " in training", e);
          }
          setTrained(checkpoints);
          return null;
        });
    Shape shape = composition.dataset().shape();
    SamplePhase phase = new SamplePhase(folder, record, shape);
    Optional<SamplerResult> finished = finished(phase, task.name());
    Progress progress = phases.next();
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
                    phase.keep(
                        drawn,
                        (System.nanoTime() - begin) * 1e-9,
                        new FigureParts(folder, Origin.sampler(task.name()), List.of()));
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
  private interface ScoreOf {
    Optional<Score> sampler(String name);
  }

  private void measure(List<SamplerResult> samples, Optional<Score> learned, ScoreOf scores)
      throws IOException {
    MetricPhase phase = new MetricPhase(composition, folder, record, cancellation);
    List<Origin> origins = new ArrayList<>();
    for (SamplerResult result : samples) {
      origins.add(Origin.sampler(result.sampler()));
      for (MetricTask task : composition.metrics()) {
        if (task.ofSamples()) {
          origins.add(measured(phase, task, result, scores.sampler(result.sampler())));
        }
      }
    }
    for (MetricTask task : composition.metrics()) {
      if (!task.ofSamples()) {
        origins.add(measured(phase, task, nothing(), Optional.empty()));
      }
    }
    phase.finish();
    cancellation.check();
    List<SamplerResult> drawn =
        samples.stream().filter(result -> !result.sampler().isEmpty()).toList();
    Items real = phase.real(ITEMS_TO_DRAW);
    findings.ofResults(drawn, real);
    Progress progress = phases.next();
    if (record.isDone(Phases.FIGURES)) {
      return;
    }
    timed(
        "figures",
        () -> {
          new FigurePhase(folder, record, composition, progress, cancellation)
              .write(drawn, real, learned, origins);
          return null;
        });
  }

  private Origin measured(
      MetricPhase phase, MetricTask task, SamplerResult samples, Optional<Score> score)
      throws IOException {
    cancellation.check();
    timed(
        "metrics",
        () -> {
          phase.compute(task, samples, score, phases.next());
          return null;
        });
    return Origin.metric(task.name(), samples.sampler());
  }

  private void report(Reporter reporter, Progress progress) throws IOException {
    cancellation.check();
    Meter meter =
        new Meter(progress, "report", "figures", 0, FigureFiles.names(folder.figures()).size());
    // Looked at before each figure, so that those before it are done.
    AtomicInteger looks = new AtomicInteger();
    Runnable check =
        () -> {
          cancellation.check();
          meter.update(looks.getAndIncrement(), () -> "");
        };
    meter.update(0, () -> "");
    timed(
        "report",
        () -> {
          try (FileBatch batch = record.batch()) {
            record.setDone(Phases.REPORT, ReportPhase.write(reporter, folder.path(), batch, check));
          }
          meter.finish("");
          return null;
        });
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
