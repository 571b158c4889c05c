package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Warning;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.files.Checksums;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.files.Hashes;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.findings.FindingsJson;
import org.langevin.workbench.internal.sampling.SamplerResult;

/**
 * The file {@code run.json}, how a run stands: {@code format}, {@code title}, {@code source},
 * {@code profile}, {@code changes} that were asked for beside it, {@code seed}, {@code threads},
 * {@code after}, the folder of the run with whose training this one may go on, {@code state},
 * {@code message} if it failed, {@code started}, {@code ended}, {@code process} (pid and start, to
 * find out whether it is still there, since when, and the seconds before), {@code seconds} in all,
 * {@code phases} with the seconds of each, {@code facts}: the {@code shape} of an item, how many
 * {@code items} are trained on and how many {@code parameters} the network has, {@code samplers}:
 * of each finished one the name, count, evaluations of the score for each sample, seconds,
 * diagnostics, the stride of its traces and the conditions of the levels that were kept; {@code
 * metrics}, those that are known; {@code warnings} and {@code expectations}, where there are any;
 * and {@code done}: each phase that is finished, with the length and SHA-256 of each file that it
 * left. It is sealed by the SHA-256 of itself.
 */
final class RunRecord {
  private static final int FORMAT = 1;
  private static final int MOST_THREADS = 1024;

  /** Records are shorter, also those with many samplers and metrics. */
  private static final int RESERVE = 1 << 16;

  private static final String STATE = "state";
  private static final String THREADS = "threads";
  private static final String SECONDS = "seconds";
  private static final String PHASES = "phases";
  private static final String SAMPLERS = "samplers";
  private static final String METRICS = "metrics";
  private static final String DONE = "done";
  private static final String FACTS = "facts";
  private static final String NAME = "name";
  private static final String AFTER = "after";

  private final RunFolder folder;
  private final FolderGuard guard;
  private final ObjectNode json;

  /** Phases whose files are not what the record says. */
  private final Set<String> damaged = new HashSet<>();

  private RunRecord(RunFolder folder, FolderGuard guard, ObjectNode json) {
    this.folder = folder;
    this.guard = guard;
    this.json = json;
  }

  /**
   * The record of a new run, not yet written.
   *
   * @param guard tells whether the folder went away: then nothing is written
   * @param documents what was noted of the files that say what the run is
   */
  static RunRecord begin(
      RunFolder folder,
      FolderGuard guard,
      Experiment experiment,
      Composition composition,
      int threads,
      ObjectNode documents) {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    json.put("title", composition.title());
    json.put("source", experiment.source());
    json.put("profile", experiment.profile());
    if (!experiment.changes().isEmpty()) {
      experiment.changes().forEach(json.putObject("changes")::put);
    }
    json.put("seed", composition.seed());
    json.put(THREADS, threads);
    json.put("started", now());
    json.put(SECONDS, 0.0);
    json.putObject(PHASES);
    json.putObject(FACTS).put("shape", composition.dataset().shape().toString());
    json.putArray(SAMPLERS);
    json.putArray(METRICS);
    json.putObject(DONE).set(Phases.DOCUMENTS, documents);
    return new RunRecord(folder, guard, json);
  }

  /**
   * Reads a record to look at.
   *
   * @throws IOException if there is none or it is damaged
   */
  static RunRecord read(RunFolder folder) throws IOException {
    return open(
        folder,
        () -> {
          throw new IllegalStateException("only who holds the lock writes");
        });
  }

  /** Reads a record to go on with. */
  static RunRecord open(RunFolder folder, FolderGuard guard) throws IOException {
    ObjectNode json;
    try {
      json = Json.readSealed(folder.record());
    } catch (IOException e) {
      throw FileProblem.content(
          folder.record(),
          "cannot be used ("
              + e.getMessage()
              + "); restore it from a copy, or run the experiment anew");
    }
    boolean known =
        json.path("format").asInt() == FORMAT
            && Arrays.stream(RunInfo.State.values())
                .anyMatch(state -> text(state).equals(json.path(STATE).asText()))
            && json.path(THREADS).asInt() >= 1
            && json.path(THREADS).asInt() <= MOST_THREADS
            && json.path(PHASES).isObject()
            && json.path(SAMPLERS).isArray()
            && json.path(METRICS).isArray()
            && json.path(DONE).isObject();
    if (!known) {
      throw FileProblem.content(folder.record(), "is no record of a run that can be read here");
    }
    return new RunRecord(folder, guard, json);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  RunInfo info() {
    return new RunInfo(
        folder.id(),
        folder.path(),
        json.path("title").asText(),
        json.path("source").asText(),
        state(),
        instant(json.path("started")).orElse(Instant.EPOCH),
        seconds());
  }

  /** Of a run at work, up to now: phases are added up when they end. */
  private double seconds() {
    JsonNode process = json.path("process");
    Optional<Instant> since = instant(process.path("since"));
    if (since.isEmpty() || state() != RunInfo.State.RUNNING) {
      return json.path(SECONDS).asDouble();
    }
    double running = Duration.between(since.get(), Instant.now()).toMillis() / 1000.0;
    return process.path("before").asDouble() + Math.max(0, running);
  }

  private static Optional<Instant> instant(JsonNode text) {
    try {
      return Optional.of(Instant.parse(text.asText()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The state; a run whose process is gone was interrupted. */
  RunInfo.State state() {
    RunInfo.State written =
        RunInfo.State.valueOf(json.path(STATE).asText().toUpperCase(Locale.ROOT));
    return written == RunInfo.State.RUNNING && !isAlive() ? RunInfo.State.INTERRUPTED : written;
  }

  private boolean isAlive() {
    JsonNode process = json.path("process");
    return ProcessHandle.of(process.path("pid").asLong())
        .filter(handle -> start(handle).equals(process.path("start").asText()))
        .isPresent();
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  String source() {
    return json.path("source").asText();
  }

  int threads() {
    return json.path(THREADS).asInt();
  }

  /** Notes after which run this one is begun; written with what comes next. */
  void setAfter(Path run) {
    json.put(AFTER, folder.path().relativize(run.toAbsolutePath().normalize()).toString());
  }

  /** The folder of the run after which this one was begun, which may be gone. */
  Optional<Path> after() {
    return Optional.of(json.path(AFTER).asText())
        .filter(run -> !run.isEmpty())
        .map(run -> folder.path().resolve(run).normalize());
  }

  /** Tells the run's checkpoints from those of runs that come to other results. */
  String identity() {
    return Hashes.of(json.path(DONE).path(Phases.DOCUMENTS) + " " + threads());
  }

  /** The record as it is in its file. */
  ObjectNode json() {
    return json.deepCopy();
  }

  /** A batch of files of this run. */
  FileBatch batch() {
    return new FileBatch(folder.path(), guard);
  }

  FolderGuard guard() {
    return guard;
  }

  /** Notes that this process is at work, and keeps room to note how that ended. */
  void setRunning() throws IOException {
    ProcessHandle process = ProcessHandle.current();
    json.put(STATE, text(RunInfo.State.RUNNING));
    json.putObject("process")
        .put("pid", process.pid())
        .put("start", start(process))
        .put("since", now())
        .put("before", json.path(SECONDS).asDouble());
    json.remove("ended");
    json.remove("message");
    guard.check();
    try {
      Checksums.write(folder.reserve(), out -> out.write(new byte[RESERVE]));
    } catch (IOException e) {
      throw FileProblem.writing(folder.reserve(), e);
    }
    write();
  }

  /**
   * Notes the end of the work.
   *
   * @param message what went wrong; empty if nothing did
   */
  void setEnded(RunInfo.State state, String message) throws IOException {
    json.put(STATE, text(state));
    json.put("ended", now());
    json.remove("process");
    json.remove("message");
    if (!message.isEmpty()) {
      json.put("message", message);
    }
    guard.check();
    Files.deleteIfExists(folder.reserve());
    write();
  }

  private static String text(RunInfo.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Adds the time that a phase took to that of earlier attempts; written with what comes next. */
  void addSeconds(String phase, double seconds) {
    ObjectNode phases = json.withObjectProperty(PHASES);
    phases.put(phase, rounded(phases.path(phase).asDouble() + seconds));
    json.put(SECONDS, rounded(json.path(SECONDS).asDouble() + seconds));
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }

  /** Whether a phase is finished and left its files whole. */
  boolean isDone(String phase) {
    return json.path(DONE).has(phase) && !damaged.contains(phase);
  }

  /** Whether no file of a phase that is done was found damaged. */
  boolean isWhole() {
    return damaged.isEmpty();
  }

  /**
   * Notes that a phase is finished, and with it what was added since the last write. If it was
   * finished before and has come out differently, what followed from it is not done any more.
   *
   * @param files that it left and that are on the disk, with what was noted of each
   */
  void setDone(String phase, ObjectNode files) throws IOException {
    ObjectNode done = json.withObjectProperty(DONE);
    JsonNode before = done.get(phase);
    ObjectNode now = Json.copy(files);
    if (before != null && !before.equals(now)) {
      List<String> names = new ArrayList<>();
      done.fieldNames().forEachRemaining(names::add);
      done.remove(names.subList(names.indexOf(phase) + 1, names.size()));
    }
    done.set(phase, now);
    damaged.remove(phase);
    write();
  }

  /**
   * Holds the files of the phases that are done against what was noted of them. A phase with a file
   * that is missing or damaged is not done any more.
   *
   * @return what is wrong, file by file
   */
  List<Damage> verify() throws IOException {
    List<Damage> damages = new ArrayList<>();
    for (Map.Entry<String, JsonNode> phase : json.path(DONE).properties()) {
      for (Map.Entry<String, JsonNode> file : phase.getValue().properties()) {
        Path path = folder.path().resolve(file.getKey());
        Optional<String> damage = Checksums.damage(path, file.getValue());
        if (damage.isPresent()) {
          damages.add(new Damage(phase.getKey(), path, damage.get()));
          damaged.add(phase.getKey());
        }
      }
    }
    return damages;
  }

  /**
   * A file that is not as its phase left it.
   *
   * @param what for example {@code is missing}
   */
  record Damage(String phase, Path file, String what) {
    @Override
    public String toString() {
      return file + " " + what;
    }
  }

  /**
   * Holds a file against what was noted of it, if that was.
   *
   * @return what is wrong with it
   */
  Optional<String> damage(Path file) throws IOException {
    String name = folder.path().relativize(file).toString();
    for (JsonNode files : json.path(DONE)) {
      if (files.has(name)) {
        return Checksums.damage(file, files.path(name));
      }
    }
    return Optional.empty();
  }

  /**
   * Makes sure that what cannot be made anew is whole: what was asked for and what was composed.
   *
   * @throws IOException if it is not
   */
  void verifyDocuments() throws IOException {
    for (Path document : documents()) {
      Optional<String> damage = damage(document);
      if (damage.isPresent()) {
        throw FileProblem.content(
            document, damage.get() + "; restore it from a copy, or run the experiment anew");
      }
    }
  }

  /** What the run was made of, and what cannot be made from the rest. */
  List<Path> documents() {
    return List.of(folder.experiment(), folder.resolved());
  }

  /** Notes a number that says how large the work is; written with what comes next. */
  void setFact(String name, long value) {
    json.withObjectProperty(FACTS).put(name, value);
  }

  /** Adds what is known of a sampler that is done. */
  void addSampler(SamplerResult result, double seconds) {
    ObjectNode entry = Json.object();
    entry.put(NAME, result.sampler());
    entry.put("count", result.samples().size());
    entry.put("evaluations", result.evaluations());
    entry.put(SECONDS, rounded(seconds));
    ObjectNode diagnostics = entry.putObject("diagnostics");
    result.diagnostics().forEach((name, value) -> diagnostics.put(name, finite(value)));
    result.traces().ifPresent(traces -> entry.put("traceStride", traces.stride()));
    result
        .levels()
        .ifPresent(
            levels -> {
              ArrayNode conditions = entry.putArray("levels");
              Arrays.stream(levels.conditions()).forEach(conditions::add);
            });
    put(json.withArrayProperty(SAMPLERS), entry, NAME);
  }

  /** Adds a metric's value, as {@code metrics.json} is to have it. */
  void addMetric(ObjectNode entry) {
    put(json.withArrayProperty(METRICS), entry, NAME, MetricPhase.SAMPLER);
  }

  /** All metrics that are known. */
  ArrayNode metrics() {
    return json.withArrayProperty(METRICS).deepCopy();
  }

  /** Puts an entry into the place of the one with the same names. */
  private static void put(ArrayNode list, ObjectNode entry, String... names) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode other = list.get(i);
      if (Arrays.stream(names).allMatch(name -> other.path(name).equals(entry.path(name)))) {
        list.set(i, entry);
        return;
      }
    }
    list.add(entry);
  }

  /** JSON has no other numbers. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** What was noted of a finished sampler. */
  Optional<JsonNode> sampler(String name) {
    for (JsonNode entry : json.path(SAMPLERS)) {
      if (entry.path(NAME).asText().equals(name)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** Replaces the warning of a kind about a part; written with what comes next. */
  void setWarning(String kind, String part, Optional<Warning> warning) {
    ArrayNode warnings = json.withArrayProperty(FindingsJson.WARNINGS);
    for (int i = warnings.size() - 1; i >= 0; i--) {
      JsonNode entry = warnings.get(i);
      if (entry.path("kind").asText().equals(kind) && entry.path("part").asText().equals(part)) {
        warnings.remove(i);
      }
    }
    warning.ifPresent(given -> FindingsJson.add(given, warnings));
    if (warnings.isEmpty()) {
      json.remove(FindingsJson.WARNINGS);
    }
  }

  /** Notes whether the metrics came as expected. */
  void setExpectations(List<Expectation> expectations) throws IOException {
    json.remove(FindingsJson.EXPECTATIONS);
    for (Expectation expectation : expectations) {
      FindingsJson.add(expectation, json.withArrayProperty(FindingsJson.EXPECTATIONS));
    }
    write();
  }

  private void write() throws IOException {
    guard.check();
    Json.writeSealed(folder.record(), json);
  }
}
