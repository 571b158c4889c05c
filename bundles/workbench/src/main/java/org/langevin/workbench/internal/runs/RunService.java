package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.langevin.api.dataset.Items;
import org.langevin.api.generator.Generator;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.workbench.Comparison;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.composition.Composer;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.GeneratorTask;
import org.langevin.workbench.internal.composition.SamplingTask;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.FolderGoneException;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.files.FolderLock;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.files.Npy;
import org.langevin.workbench.internal.files.OutputFile;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Detached;
import org.langevin.workbench.internal.progress.StillAtWorkException;
import org.langevin.workbench.internal.sampling.GeneratorSampling;
import org.langevin.workbench.internal.sampling.SamplingEngine;
import org.langevin.workbench.internal.training.Checkpoints;
import org.langevin.workbench.internal.training.GeneratorTrainer;
import org.langevin.workbench.internal.training.Parameters;
import org.langevin.workbench.internal.workers.WorkerTeam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs experiments and keeps them in the run store. */
@Component
public final class RunService implements Runs {
  private static final Logger LOG = LoggerFactory.getLogger(RunService.class);

  private final Composer composer;
  private final RunStore store;

  /** By the folder; runs that this workbench works on. */
  private final Map<Path, Cancellation> active = new ConcurrentHashMap<>();

  /** By the folder; the last word of those runs. */
  private final Map<Path, Progress.Update> told = new ConcurrentHashMap<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Reporter reporter;

  /** Keeps runs where the system property {@code langevin.runs} says. */
  @Activate
  public RunService(@Reference Composer composer) {
    this(composer, RunStore.fromSystem());
  }

  RunService(Composer composer, RunStore store) {
    this.composer = composer;
    this.store = store;
  }

  @Deactivate
  void deactivate() {
    active.values().forEach(cancellation -> cancellation.request("the end of the workbench"));
  }

  @Override
  public RunInfo run(RunRequest request, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    return stoppable("run", progress, (cancellation, told) -> run(request, told, cancellation));
  }

  private RunInfo run(RunRequest request, Progress progress, Cancellation cancellation)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    Composition composition = cancellation.interruptibly(() -> composed(request, progress));
    RunFolder folder;
    try {
      folder =
          request.folder().isPresent()
              ? RunStore.create(request.folder().get())
              : store.create(request.experiment().source());
    } catch (IOException e) {
      throw cannotBegin(e);
    }
    return locked(
        folder,
        lock ->
            work(
                begun(folder, lock, request, composition),
                folder,
                composition,
                progress,
                cancellation));
  }

  private Composition composed(RunRequest request, Progress progress)
      throws InvalidRequestException {
    Composition composition = composer.compose(request.experiment(), progress);
    composer.check(request.experiment(), composition, request.threads());
    return composition;
  }

  /** Writes down what the run is; if that fails, nothing stays. */
  private RunRecord begun(
      RunFolder folder, FolderLock lock, RunRequest request, Composition composition)
      throws IOException {
    try {
      Leftovers.sweep(folder);
      ObjectNode documents;
      try (FileBatch batch = new FileBatch(folder.path(), lock)) {
        write(batch, folder.experiment(), request.experiment().document());
        write(batch, folder.resolved(), composition.resolved());
        documents = batch.commit();
      }
      RunRecord record =
          RunRecord.begin(
              folder, lock, request.experiment(), composition, request.threads(), documents);
      request.after().ifPresent(record::setAfter);
      record.setRunning();
      return record;
    } catch (IOException e) {
      IOException explained = lock.explained(e);
      if (!(explained instanceof FolderGoneException)) {
        store.remove(folder);
      }
      throw explained;
    }
  }

  private static void write(FileBatch batch, Path target, ObjectNode document) throws IOException {
    batch.write(target, out -> out.write(Json.text(document).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public RunInfo resume(String run, int threads, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    return stoppable(
        "resume", progress, (cancellation, told) -> resume(run, threads, told, cancellation));
  }

  private RunInfo resume(String run, int threads, Progress progress, Cancellation cancellation)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    RunFolder folder = store.find(run);
    return locked(
        folder,
        lock -> {
          RunRecord record = RunRecord.open(folder, lock);
          record.verifyDocuments();
          Leftovers.sweep(folder);
          for (RunRecord.Damage damage : record.verify()) {
            warn(progress, folder, damage + "; it is made anew");
          }
          if (isWhole(folder, record)) {
            return record.info();
          }
          ObjectNode resolved = Json.read(folder.resolved());
          Composition composition =
              cancellation.interruptibly(
                  () -> composer.recompose(record.source(), resolved, progress));
          if (threads != record.threads()) {
            warn(
                progress,
                folder,
                "going on with "
                    + record.threads()
                    + " threads as before, not "
                    + threads
                    + ", because the bits of a training depend on their number");
          }
          record.setRunning();
          return work(record, folder, composition, progress, cancellation);
        });
  }

  /** Whether a run is done and all that it left is there. */
  private boolean isWhole(RunFolder folder, RunRecord record) throws IOException {
    return record.state() == RunInfo.State.DONE
        && record.isWhole()
        && (reporter == null || record.isDone(Phases.REPORT))
        && (!record.isDone(Phases.TRAINING)
            || new Checkpoints(
                    folder.checkpoints(), record.identity(), record.guard(), warning -> {})
                .isNewestWhole());
  }

  /**
   * Does work on a thread of its own, so that the caller, if interrupted, need not wait for a part
   * that does not let itself be stopped.
   */
  private static <T> T stoppable(String name, Progress progress, Detached.Work<T> work)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    try {
      return Detached.perform("langevin " + name, progress, work);
    } catch (CancellationException e) {
      throw new RunCancelledException("cancelled; nothing was begun");
    } catch (StillAtWorkException e) {
      throw new RunCancelledException(
          "cancelled, but "
              + e.getMessage()
              + " has not stopped yet; what was done is kept: once it has stopped, or this process"
              + " is gone, go on by resume");
    } catch (InvalidRequestException
        | RunFailedException
        | RunCancelledException
        | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new RunFailedException(e.getMessage(), e);
    }
  }

  /** Work on a run that no other may do at the same time. */
  @FunctionalInterface
  private interface LockedWork<T> {
    T perform(FolderLock lock)
        throws InvalidRequestException, RunFailedException, RunCancelledException, IOException;
  }

  private static <T> T locked(RunFolder folder, LockedWork<T> work)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    try (FolderLock lock = FolderLock.take(folder.path())) {
      return work.perform(lock);
    } catch (IOException e) {
      throw cannotBegin(e);
    }
  }

  private static RunFailedException cannotBegin(IOException e) {
    return new RunFailedException("the run cannot begin: " + e.getMessage(), e);
  }

  private RunInfo work(
      RunRecord record,
      RunFolder folder,
      Composition composition,
      Progress progress,
      Cancellation cancellation)
      throws RunFailedException, RunCancelledException, IOException {
    Files.deleteIfExists(folder.trace());
    active.put(folder.path(), cancellation);
    cancellation.watch(() -> composition.parts().atWork().map(PartName::words));
    try {
      new RunWork(
              folder,
              record,
              composition,
              update -> tell(folder, progress, update),
              cancellation,
              warning -> warn(progress, folder, warning))
          .finish(Optional.ofNullable(reporter));
      return record.info();
    } catch (IOException | RuntimeException | Error e) {
      throw ended(folder, record, cancellation, composition.parts().blamed(e));
    } finally {
      active.remove(folder.path());
      told.remove(folder.path());
    }
  }

  private void tell(RunFolder folder, Progress progress, Progress.Update update) {
    if (!update.isWarning()) {
      told.put(folder.path(), update);
    }
    progress.update(update);
  }

  /** Notes how a run ended and says so. */
  private RunFailedException ended(
      RunFolder folder, RunRecord record, Cancellation cancellation, Throwable cause)
      throws RunCancelledException {
    try {
      record.guard().check();
    } catch (FolderGoneException gone) {
      gone.addSuppressed(cause);
      LOG.error("run {} failed", folder.id(), gone);
      return new RunFailedException(gone.getMessage(), gone);
    } catch (IOException unknown) {
      cause.addSuppressed(unknown);
    }
    Failure failure = Failure.of(cause);
    if (failure.isCancellation()) {
      String message = "cancelled by " + cancellation.by() + "; what was done is kept";
      setEnded(record, RunInfo.State.CANCELLED, message + ": go on by resume", cause);
      throw new RunCancelledException(message + ": go on by resume " + store.reference(folder));
    }
    setEnded(record, RunInfo.State.FAILED, failure.message(), cause);
    reportFailure(folder, record, cancellation, cause);
    LOG.error("run {} failed", folder.id(), cause);
    return new RunFailedException(
        failure.message()
            + ". What was done is kept in "
            + folder.path()
            + (failure.needsTrace() ? keepTrace(folder, cause) : ""),
        cause);
  }

  /** What was done, and why no more, on a page; without a page the message must do. */
  private void reportFailure(
      RunFolder folder, RunRecord record, Cancellation cancellation, Throwable cause) {
    Reporter present = reporter;
    if (present == null || record.isDone(Phases.REPORT)) {
      return;
    }
    try (FileBatch batch = record.batch()) {
      ReportPhase.write(present, folder.path(), batch, cancellation::check);
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static void setEnded(
      RunRecord record, RunInfo.State state, String message, Throwable cause) {
    try {
      record.setEnded(state, message);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Keeps where it happened beside the run, since logs go. */
  private static String keepTrace(RunFolder folder, Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    try {
      AtomicFiles.write(folder.trace(), trace.toString());
      return "; for its author there is the trace, " + folder.trace().getFileName();
    } catch (IOException e) {
      cause.addSuppressed(e);
      return "";
    }
  }

  private static void warn(Progress progress, RunFolder folder, String message) {
    LOG.warn("run {}: {}", folder.id(), message);
    progress.update(Progress.Update.warning(message));
  }

  @Override
  public List<RunInfo> list() {
    return store.list();
  }

  @Override
  public Optional<Progress.Update> progress(RunInfo run) {
    return Optional.ofNullable(told.get(new RunFolder(run.folder()).path()));
  }

  @Override
  public RunInfo find(String run) throws InvalidRequestException {
    RunFolder folder = store.find(run);
    try {
      return RunRecord.read(folder).info();
    } catch (IOException e) {
      throw new InvalidRequestException(run, "", e.getMessage());
    }
  }

  @Override
  public ObjectNode read(RunInfo run, String file) throws RunFailedException {
    RunFolder folder = new RunFolder(run.folder());
    Path path = run.folder().resolve(file);
    try {
      RunRecord record = RunRecord.read(folder);
      if (path.equals(folder.record())) {
        return record.json();
      }
      if (record.documents().contains(path)) {
        record.verifyDocuments();
      }
      Optional<String> damage = record.damage(path);
      if (damage.isPresent()) {
        throw FileProblem.content(
            path, damage.get() + "; resume " + store.reference(folder) + " makes it anew");
      }
      return Json.readIfThere(path);
    } catch (IOException e) {
      throw new RunFailedException(e.getMessage(), e);
    }
  }

  @Override
  public void cancel(String run) throws InvalidRequestException {
    RunFolder folder = store.find(run);
    Cancellation cancellation = active.get(folder.path());
    if (cancellation == null) {
      throw new InvalidRequestException(
          run,
          "",
          find(run).state() == RunInfo.State.RUNNING
              ? "another process works on this run; interrupt that one"
              : "this run is not at work");
    }
    cancellation.request("the command cancel");
  }

  @Override
  public void sample(
      String run,
      ObjectNode sampler,
      int count,
      long seed,
      Path target,
      int threads,
      Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    OutputFile file = OutputFile.of("--out", target);
    sample(run, sampler, count, seed, file::write, threads, progress);
  }

  @Override
  public void sample(
      String run,
      ObjectNode sampler,
      int count,
      long seed,
      OutputStream target,
      int threads,
      Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    sample(
        run,
        sampler,
        count,
        seed,
        samples -> {
          Npy.write(target, samples);
          target.flush();
        },
        threads,
        progress);
  }

  /** Where samples go. */
  @FunctionalInterface
  private interface Sink {
    void write(Items samples) throws IOException;
  }

  private void sample(
      String run,
      ObjectNode sampler,
      int count,
      long seed,
      Sink target,
      int threads,
      Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    stoppable(
        "sample",
        progress,
        (cancellation, told) -> {
          sample(run, sampler, count, seed, target, threads, told, cancellation);
          return null;
        });
  }

  private void sample(
      String run,
      ObjectNode sampler,
      int count,
      long seed,
      Sink target,
      int threads,
      Progress progress,
      Cancellation cancellation)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    RunFolder folder = store.find(run);
    if (count < 1) {
      throw new InvalidRequestException("--count", "", count + " is out of range; give 1 or more");
    }
    try {
      RunRecord record = RunRecord.read(folder);
      record.verifyDocuments();
      ObjectNode resolved = Json.read(folder.resolved());
      AskedGenerator.set(resolved, sampler);
      Composition composition =
          cancellation.interruptibly(() -> composer.recompose(record.source(), resolved, progress));
      Items samples =
          composition.generator().isPresent()
              ? generated(folder, composition, count, seed, progress, cancellation)
              : sampled(folder, composition, sampler, count, seed, threads, progress, cancellation);
      target.write(samples);
    } catch (IOException | RuntimeException | Error e) {
      throw Failure.of(e).orCancellation("nothing was written");
    }
  }

  private Items sampled(
      RunFolder folder,
      Composition composition,
      ObjectNode sampler,
      int count,
      long seed,
      int threads,
      Progress progress,
      Cancellation cancellation)
      throws InvalidRequestException, IOException {
    ScoreNetwork network =
        composition
            .network()
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        folder.id(),
                        "",
                        "this run has no network to draw samples with; one that simulates its SDE is run"
                            + " anew with another count"));
    if (!sampler.has("use")) {
      throw new InvalidRequestException(
          "--sampler", "", "must be given: the samples of this run are drawn from its network");
    }
    SamplingTask task = composer.sampler("--sampler", composition, sampler);
    ScoreNetwork driving = task.network().orElse(network);
    Parameters parameters =
        task.network().isPresent() || composition.training().isEmpty()
            ? cancellation.interruptibly(
                () ->
                    Parameters.initial(
                        driving, composition.seed(), composition.parts(), task.driven()))
            : Parameters.trained(network, composition.training().get(), trained(folder));
    try (WorkerTeam team = new WorkerTeam(threads, "sample " + folder.id())) {
      return new SamplingEngine(composition, driving, parameters.choose(task.averaged()), team)
          .draw(task.withCount(count), seed, progress, cancellation)
          .result()
          .samples();
    }
  }

  private static Items generated(
      RunFolder folder,
      Composition composition,
      int count,
      long seed,
      Progress progress,
      Cancellation cancellation)
      throws InvalidRequestException, IOException {
    GeneratorTask task = composition.generator().orElseThrow();
    Generator generator = task.generator();
    GeneratorTrainer.read(generator, trained(folder));
    return GeneratorSampling.draw(
            generator,
            task.name(),
            composition.dataset().shape(),
            count,
            seed,
            progress,
            cancellation)
        .samples();
  }

  /** The checkpoint of a run whose training is complete. */
  private static Checkpoints.Checkpoint trained(RunFolder folder)
      throws InvalidRequestException, IOException {
    List<String> damages = new ArrayList<>();
    Optional<Checkpoints.Checkpoint> newest =
        new Checkpoints(
                folder.checkpoints(),
                RunRecord.read(folder).identity(),
                FolderGuard.NONE,
                damages::add)
            .newest();
    if (newest.isPresent() && newest.get().state().path("complete").asBoolean()) {
      damages.forEach(LOG::warn);
      return newest.get();
    }
    damages.add("the training is not complete; go on with it by resume");
    throw new InvalidRequestException(folder.id(), "", String.join(": ", damages));
  }

  @Override
  public MetricResult metric(
      ObjectNode metric, Path real, Path generated, int threads, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    return stoppable(
        "metric",
        progress,
        (cancellation, told) ->
            new FileComparison(composer)
                .evaluate(metric, real, generated, threads, told, cancellation));
  }

  @Override
  public int data(
      ObjectNode dataset, OptionalInt heldOut, long seed, Path target, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    return stoppable(
        "data",
        progress,
        (cancellation, told) ->
            new DatasetFile(composer, cancellation).write(dataset, heldOut, seed, target, told));
  }

  @Override
  public Path report(String run) throws InvalidRequestException, RunFailedException {
    RunFolder folder = store.find(run);
    Reporter present = reporter;
    if (present == null) {
      throw new RunFailedException(ReportPhase.NOTHING_DRAWS, null);
    }
    try {
      return stoppable(
          "report",
          Progress.NONE,
          (cancellation, told) ->
              locked(folder, lock -> report(present, folder, lock, cancellation)));
    } catch (RunCancelledException e) {
      throw new RunFailedException("the report was cancelled", e);
    }
  }

  private Path report(
      Reporter present, RunFolder folder, FolderLock lock, Cancellation cancellation)
      throws IOException, RunFailedException {
    RunRecord record = RunRecord.open(folder, lock);
    try {
      report(present, folder, record, cancellation);
    } catch (IOException e) {
      throw new RunFailedException(e.getMessage(), e);
    }
    return folder.path().resolve(Reporter.PAGE);
  }

  private void report(
      Reporter present, RunFolder folder, RunRecord record, Cancellation cancellation)
      throws IOException, RunFailedException {
    record.verifyDocuments();
    for (RunRecord.Damage damage : record.verify()) {
      if (!damage.phase().equals(Phases.REPORT)) {
        throw new RunFailedException(
            damage + "; resume " + store.reference(folder) + " makes it anew, and the report",
            null);
      }
    }
    try (FileBatch batch = record.batch()) {
      ObjectNode files = ReportPhase.write(present, folder.path(), batch, cancellation::check);
      if (record.isDone(Phases.FIGURES)) {
        record.setDone(Phases.REPORT, files);
      }
    }
  }

  @Override
  public Comparison compare(List<String> runs) throws InvalidRequestException, RunFailedException {
    Map<Path, RunInfo> found = new LinkedHashMap<>();
    for (String run : runs) {
      RunInfo info = find(run);
      found.put(info.folder(), info);
    }
    RunComparison comparison = new RunComparison();
    for (RunInfo info : found.values()) {
      comparison.add(
          PathSuffixes.shortest(info.folder(), found.keySet()),
          info,
          read(info, "resolved.json"),
          read(info, "run.json"),
          read(info, "metrics.json"));
    }
    return comparison.result();
  }

  @Override
  public Path report(Comparison comparison, Path folder)
      throws InvalidRequestException, RunFailedException {
    Reporter present = reporter;
    if (present == null) {
      throw new RunFailedException(ReportPhase.NOTHING_DRAWS, null);
    }
    Path target = folder.toAbsolutePath().normalize();
    try {
      return stoppable(
          "compare",
          Progress.NONE,
          (cancellation, told) ->
              new ComparisonFolder(target).write(comparison, present, cancellation));
    } catch (RunCancelledException e) {
      throw new RunFailedException("the comparison's report was cancelled", e);
    }
  }
}
