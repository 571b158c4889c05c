package org.langevin.workbench.internal.sweeps;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.langevin.binding.Problem;
import org.langevin.binding.Problems;
import org.langevin.binding.Words;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.Warning;
import org.langevin.workbench.figures.FigureFiles;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.files.FolderLock;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.findings.FindingsJson;
import org.langevin.workbench.internal.findings.SweepClaims;
import org.langevin.workbench.internal.gallery.Changes;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.runs.ReportPhase;
import org.langevin.workbench.internal.runs.RunStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Runs the trials of sweeps, some at once, each as a run of its own. */
@Component
public final class SweepRunner implements Sweeps {
  private static final String FILE = RunStore.SWEEP;
  private static final String EXPERIMENT = "experiment";
  private static final String TABLE = "table.csv";
  private static final String FIGURES = "figures";
  private static final String FIGURE = "sweep";

  private final Experiments experiments;
  private final Runs runs;
  private final RunStore store;
  private final SweepStore sweeps;

  /** Draws a finished sweep; null as long as there is none. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Reporter reporter;

  /** Runs trials through these services, in the run store unless another folder is given. */
  @Activate
  public SweepRunner(@Reference Experiments experiments, @Reference Runs runs) {
    this(experiments, runs, RunStore.fromSystem());
  }

  SweepRunner(Experiments experiments, Runs runs, RunStore store) {
    this.experiments = experiments;
    this.runs = runs;
    this.store = store;
    this.sweeps = new SweepStore(store, runs);
  }

  @Override
  public List<Info> list() {
    return sweeps.list();
  }

  @Override
  public Optional<Info> find(String sweep) {
    return sweeps.find(sweep);
  }

  @Override
  public ObjectNode read(Info sweep) throws RunFailedException {
    try {
      return Json.read(sweep.folder().resolve(FILE));
    } catch (IOException e) {
      throw new RunFailedException(e.getMessage(), e);
    }
  }

  @Override
  public Path report(Info sweep) throws RunFailedException {
    Reporter present = reporter;
    if (present == null) {
      throw new RunFailedException(ReportPhase.NOTHING_DRAWS, null);
    }
    try (FolderLock lock = FolderLock.take(sweep.folder())) {
      report(present, sweep.folder(), lock);
    } catch (IOException e) {
      throw new RunFailedException(e.getMessage(), e);
    }
    return sweep.folder().resolve(Reporter.PAGE);
  }

  private static void report(Reporter reporter, Path folder, FolderGuard guard) throws IOException {
    try (FileBatch batch = new FileBatch(folder, guard)) {
      ReportPhase.write(reporter, folder, batch, new Cancellation()::check);
    }
  }

  @Override
  public Result run(RunRequest request, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    Experiment experiment = request.experiment();
    JsonNode member = experiment.document().path(MEMBER);
    if (member.isMissingNode()) {
      throw new InvalidRequestException(
          experiment.source(),
          "",
          "is no sweep: give it a member \"" + MEMBER + "\" that says over what, or run it alone");
    }
    SweepPlan plan =
        SweepPlan.read(experiment.source(), member, experiment.document().path("seed").asLong(1));
    SweepClaims claims =
        SweepClaims.read(
            experiment.source(), experiment.document(), plan.axes(), plan.trials(), plan.random());
    List<Experiment> trials = new ArrayList<>();
    List<Experiment> checked = new ArrayList<>();
    for (Map<String, JsonNode> values : plan.trials()) {
      trials.add(trial(experiment, values, SweepClaims::keepForTrial));
      checked.add(trial(experiment, values, SweepClaims::keepNames));
    }
    check(checked);
    Path folder = request.folder().isPresent() ? request.folder().get() : newFolder(experiment);
    try {
      make(folder, experiment);
      try (FolderLock lock = FolderLock.take(folder)) {
        begin(folder, experiment);
        Outcome outcome = runAll(folder, lock, plan, trials, request.threads(), progress);
        lock.check();
        return finish(folder, lock, experiment, plan, claims, outcome);
      }
    } catch (IOException e) {
      throw new RunFailedException("the sweep cannot go on: " + e.getMessage(), e);
    }
  }

  private Result finish(
      Path folder,
      FolderLock lock,
      Experiment experiment,
      SweepPlan plan,
      SweepClaims claims,
      Outcome outcome)
      throws InvalidRequestException, RunFailedException, RunCancelledException, IOException {
    Result result = summarize(folder, lock, experiment, plan, claims, outcome);
    if (!outcome.failures().isEmpty()) {
      throw new RunFailedException(
          outcome.failures().size()
              + " of "
              + outcome.runs().size()
              + " trials failed; the table of the sweep is in "
              + folder
              + ". "
              + outcome.failures().get(0),
          null);
    }
    return result;
  }

  /**
   * What became of the trials.
   *
   * @param runs one for each trial; empty if it failed
   * @param failures what went wrong
   */
  private record Outcome(List<Optional<RunInfo>> runs, List<String> failures) {}

  private Path newFolder(Experiment experiment) throws RunFailedException {
    try {
      return store.createFolder(MEMBER + " " + experiment.source());
    } catch (IOException e) {
      throw cannotBegin(e);
    }
  }

  private static RunFailedException cannotBegin(IOException e) {
    return new RunFailedException("the sweep cannot begin: " + e.getMessage(), e);
  }

  /**
   * The experiment with a trial's values in place.
   *
   * @param claims leaves those of the document's claims that a trial is to have
   */
  private static Experiment trial(
      Experiment experiment, Map<String, JsonNode> values, Consumer<ObjectNode> claims)
      throws InvalidRequestException {
    ObjectNode document = experiment.document().deepCopy();
    document.remove(MEMBER);
    Problems problems = new Problems(experiment.source());
    Changes.of(values).apply(document, problems);
    InvalidRequestException.throwIfAny(problems, document);
    claims.accept(document);
    StringBuilder title = new StringBuilder(document.path("title").asText());
    for (Map.Entry<String, JsonNode> value : values.entrySet()) {
      title
          .append(title.isEmpty() ? "" : ", ")
          .append(value.getKey())
          .append(" = ")
          .append(Words.shortened(value.getValue().toString()));
    }
    document.put("title", title.toString());
    Map<String, String> changes = new LinkedHashMap<>(experiment.changes());
    values.forEach((axis, value) -> changes.put(axis, value.toString()));
    return new Experiment(experiment.source(), experiment.profile(), changes, document);
  }

  /** Each problem once, however many trials have it. */
  private void check(List<Experiment> trials)
      throws InvalidRequestException, RunCancelledException {
    Set<Problem> found = new LinkedHashSet<>();
    for (Experiment trial : trials) {
      if (Thread.interrupted()) {
        throw new RunCancelledException("cancelled; nothing was begun");
      }
      found.addAll(experiments.check(trial));
    }
    List<Problem> problems = List.copyOf(found);
    if (!problems.isEmpty()) {
      throw new InvalidRequestException(problems);
    }
  }

  /** Makes the folder, or makes sure that it holds this very sweep, or nothing. */
  private static void make(Path folder, Experiment experiment)
      throws InvalidRequestException, IOException {
    ObjectNode begun = Json.readIfThere(folder.resolve(FILE));
    if (!begun.isEmpty() && !begun.path(EXPERIMENT).equals(Json.copy(experiment.document()))) {
      throw new InvalidRequestException(
          "--out", "", folder + " holds another sweep; give a new folder");
    }
    if (begun.isEmpty() && Files.exists(folder) && !neverBegan(folder)) {
      throw new InvalidRequestException(
          "--out", "", folder + " is not empty and holds no sweep; give a new folder");
    }
    AtomicFiles.createFolders(folder);
  }

  /** Whether there is nothing in a folder but what a sweep left that could not even begin. */
  private static boolean neverBegan(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(
          file -> file.equals(FolderLock.file(folder)) || AtomicFiles.isTemporary(file));
    }
  }

  /** Writes down what the sweep is, and removes what a process left that was killed. */
  private static void begin(Path folder, Experiment experiment) throws IOException {
    for (Path place : List.of(folder, folder.resolve(FIGURES))) {
      AtomicFiles.deleteTemporaries(place);
    }
    if (Json.readIfThere(folder.resolve(FILE)).isEmpty()) {
      Json.write(folder.resolve(FILE), SweepFile.begun(experiment));
    }
  }

  private Outcome runAll(
      Path folder,
      FolderGuard guard,
      SweepPlan plan,
      List<Experiment> trials,
      int threads,
      Progress progress)
      throws RunCancelledException {
    List<List<Integer>> chains = Chains.of(trials);
    int parallel = Math.min(plan.parallel(), Math.min(threads, chains.size()));
    TrialProgress watched = new TrialProgress(progress, trials.size(), parallel);
    List<CompletableFuture<RunInfo>> results =
        trials.stream().map(trial -> new CompletableFuture<RunInfo>()).toList();
    ExecutorService workers = Executors.newFixedThreadPool(parallel);
    try {
      for (List<Integer> chain : chains) {
        List<RunRequest> requests = new ArrayList<>();
        Optional<Path> before = Optional.empty();
        for (int i : chain) {
          Optional<Path> place = Optional.of(place(folder, i));
          requests.add(new RunRequest(trials.get(i), place, threads / parallel, before));
          before = place;
        }
        workers.execute(() -> runChain(chain, requests, guard, watched, results));
      }
      return collect(results, folder);
    } finally {
      workers.shutdownNow();
      awaitCheckpoints(workers);
    }
  }

  /**
   * Runs trials one after another; of one that fails, those after it go on with what it left.
   *
   * @param chain the numbers of the trials, counted from 0
   * @param requests one for each of the chain
   * @param results of all trials
   */
  private void runChain(
      List<Integer> chain,
      List<RunRequest> requests,
      FolderGuard guard,
      TrialProgress watched,
      List<CompletableFuture<RunInfo>> results) {
    for (int i = 0; i < chain.size(); i++) {
      CompletableFuture<RunInfo> result = results.get(chain.get(i));
      try {
        // A run would make the folders above its own.
        guard.check();
        boolean before = isDone(requests.get(i).folder().orElseThrow());
        RunInfo run = runOne(requests.get(i), watched.of(chain.get(i) + 1));
        watched.finished(before);
        result.complete(run);
      } catch (RunCancelledException e) {
        chain.forEach(trial -> results.get(trial).completeExceptionally(e));
        return;
      } catch (Exception | Error e) {
        result.completeExceptionally(e);
      }
    }
  }

  private static Path place(Path folder, int trial) {
    return folder.resolve("trials").resolve(String.format(Locale.ROOT, "%04d", trial + 1));
  }

  /** Cancelled trials write a checkpoint before they end. */
  private static void awaitCheckpoints(ExecutorService workers) {
    boolean interrupted = Thread.interrupted();
    while (true) {
      try {
        if (workers.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private RunInfo runOne(RunRequest request, Progress progress)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    Path place = request.folder().orElseThrow();
    if (!RunStore.holdsRun(place)) {
      removeWhatNeverBegan(place);
      return runs.run(request, progress);
    }
    makeSureItIs(request.experiment(), place);
    // Also of a trial that is done: what is missing is made anew.
    return runs.resume(place.toString(), request.threads(), progress);
  }

  private boolean isDone(Path place) throws InvalidRequestException {
    return RunStore.holdsRun(place) && runs.find(place.toString()).state() == RunInfo.State.DONE;
  }

  /** A trial's folder may have been exchanged for another. */
  private void makeSureItIs(Experiment trial, Path place)
      throws InvalidRequestException, RunFailedException {
    ObjectNode asked = runs.read(runs.find(place.toString()), "experiment.json");
    if (!asked.equals(Json.copy(trial.document()))) {
      throw new RunFailedException(
          place + " holds another run than this trial's; move it away, and run the sweep again",
          null);
    }
  }

  /** A process that is killed while it makes a run's folder leaves one without a record. */
  private static void removeWhatNeverBegan(Path place) throws RunFailedException {
    try {
      AtomicFiles.delete(place);
    } catch (IOException e) {
      throw cannotBegin(e);
    }
  }

  private static Outcome collect(List<CompletableFuture<RunInfo>> results, Path folder)
      throws RunCancelledException {
    List<Optional<RunInfo>> runs = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      try {
        runs.add(Optional.of(results.get(i).get()));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RunCancelledException) {
          throw cancelled(folder);
        }
        runs.add(Optional.empty());
        failures.add("trial " + (i + 1) + ": " + e.getCause().getMessage());
      } catch (InterruptedException e) {
        throw cancelled(folder);
      }
    }
    return new Outcome(runs, failures);
  }

  private static RunCancelledException cancelled(Path folder) {
    return new RunCancelledException(
        "the sweep was cancelled; go on with the same command and --out " + folder);
  }

  private Result summarize(
      Path folder,
      FolderGuard guard,
      Experiment experiment,
      SweepPlan plan,
      SweepClaims claims,
      Outcome outcome)
      throws InvalidRequestException, RunFailedException, RunCancelledException {
    List<Optional<RunInfo>> runs = outcome.runs();
    List<Trial> trials = new ArrayList<>();
    List<JsonNode> metrics = new ArrayList<>();
    Iterator<String> failures = outcome.failures().iterator();
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).isPresent()) {
        trials.add(finished(runs.get(i).get(), plan.trials().get(i)));
        metrics.add(this.runs.read(runs.get(i).get(), "metrics.json").path("metrics"));
      } else {
        trials.add(failed(place(folder, i), plan.trials().get(i), failures.next()));
        metrics.add(MissingNode.getInstance());
      }
    }
    List<Expectation> expectations = claims.evaluate(plan.trials(), metrics);
    String title = experiment.document().path("title").asText(experiment.source());
    try {
      try (FileBatch batch = new FileBatch(folder, guard)) {
        write(batch, folder.resolve(TABLE), SweepTable.of(plan, runs, trials).getBytes(UTF_8));
        if (trials.stream().anyMatch(trial -> !trial.metrics().isEmpty())) {
          Path file = FigureFiles.file(folder.resolve(FIGURES), FIGURE);
          write(batch, file, FigureFiles.bytes(FIGURE, 0, SweepFigure.of(title, plan, trials)));
        }
        ObjectNode summary =
            SweepFile.ended(folder, experiment, plan, runs, trials, metrics, expectations);
        write(batch, folder.resolve(FILE), Json.text(summary).getBytes(UTF_8));
        batch.commit();
      }
      Reporter present = reporter;
      if (present != null) {
        report(present, folder, guard);
      }
      return new Result(folder, trials, expectations);
    } catch (CancellationException e) {
      throw cancelled(folder);
    } catch (IOException e) {
      throw new RunFailedException("the sweep's results cannot be written: " + e.getMessage(), e);
    }
  }

  private static void write(FileBatch batch, Path target, byte[] content) throws IOException {
    batch.write(target, out -> out.write(content));
  }

  private Trial finished(RunInfo run, Map<String, JsonNode> values)
      throws InvalidRequestException, RunFailedException {
    JsonNode record = runs.read(run, "run.json");
    return new Trial(
        run.folder(),
        values,
        metrics(run, values.keySet()),
        FindingsJson.expectations(record.path(FindingsJson.EXPECTATIONS)),
        FindingsJson.warnings(record.path(FindingsJson.WARNINGS)));
  }

  private static Trial failed(Path folder, Map<String, JsonNode> values, String failure) {
    return new Trial(
        folder, values, Map.of(), List.of(), List.of(new Warning("failed", "trial", failure)));
  }

  private Map<String, Double> metrics(RunInfo run, Set<String> axes)
      throws InvalidRequestException, RunFailedException {
    Map<String, Double> values = new LinkedHashMap<>();
    runs.compare(List.of(run.folder().toString()))
        .values()
        .forEach((metric, byRun) -> byRun.values().forEach(value -> values.put(metric, value)));
    if (HeldOutLosses.areIn(axes)) {
      HeldOutLosses.of(run, runs.read(run, "experiment.json"))
          .ifPresent(loss -> values.put(HeldOutLosses.NAME, loss));
    }
    return values;
  }
}
