package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.sampling.SamplerResult;

/**
 * The file {@code run.json}, how a run stands: {@code format}, {@code title}, {@code source},
 * {@code profile}, {@code seed}, {@code threads}, {@code state}, {@code message} if it failed,
 * {@code started}, {@code ended}, {@code process} (pid and start, to find out whether it is still
 * there), {@code seconds} in all, {@code phases} with the seconds of each, and {@code samplers}: of
 * each finished one the name, count, evaluations of the score for each sample, seconds,
 * diagnostics, the stride of its traces and the conditions of the levels that were kept.
 */
final class RunRecord {
  private static final int FORMAT = 1;

  private final RunFolder folder;
  private final ObjectNode json;

  private RunRecord(RunFolder folder, ObjectNode json) {
    this.folder = folder;
    this.json = json;
  }

  /** The record of a new run, not yet written. */
  static RunRecord begin(
      RunFolder folder, Experiment experiment, Composition composition, int threads) {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    json.put("title", composition.title());
    json.put("source", experiment.source());
    json.put("profile", experiment.profile());
    json.put("seed", composition.seed());
    json.put("threads", threads);
    json.put("started", now());
    json.put("seconds", 0.0);
    json.putObject("phases");
    json.putArray("samplers");
    return new RunRecord(folder, json);
  }

  /**
   * Reads a record.
   *
   * @throws IOException if there is none or it is damaged
   */
  static RunRecord read(RunFolder folder) throws IOException {
    ObjectNode json = Json.read(folder.record());
    if (json.path("format").asInt() != FORMAT) {
      throw FileProblem.content(folder.record(), "is no record of a run that can be read here");
    }
    return new RunRecord(folder, json);
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
        started(),
        json.path("seconds").asDouble());
  }

  private Instant started() {
    try {
      return Instant.parse(json.path("started").asText());
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** The state; a run whose process is gone was interrupted. */
  RunInfo.State state() {
    RunInfo.State written =
        RunInfo.State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT));
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
    return json.path("threads").asInt();
  }

  /** Notes that this process is at work. */
  void setRunning() throws IOException {
    ProcessHandle process = ProcessHandle.current();
    json.put("state", text(RunInfo.State.RUNNING));
    json.putObject("process").put("pid", process.pid()).put("start", start(process));
    json.remove("ended");
    json.remove("message");
    write();
  }

  /**
   * Notes the end of the work.
   *
   * @param message what went wrong; empty if nothing did
   */
  void setEnded(RunInfo.State state, String message) throws IOException {
    json.put("state", text(state));
    json.put("ended", now());
    json.remove("process");
    if (!message.isEmpty()) {
      json.put("message", message);
    }
    write();
  }

  private static String text(RunInfo.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Adds the time that a phase took to that of earlier attempts; written with what comes next. */
  void addSeconds(String phase, double seconds) {
    ObjectNode phases = json.withObjectProperty("phases");
    phases.put(phase, rounded(phases.path(phase).asDouble() + seconds));
    json.put("seconds", rounded(json.path("seconds").asDouble() + seconds));
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }

  /** Notes that a sampler is done. */
  void addSampler(SamplerResult result, double seconds) throws IOException {
    ObjectNode entry = Json.object();
    entry.put("name", result.sampler());
    entry.put("count", result.samples().size());
    entry.put("evaluations", result.evaluations());
    entry.put("seconds", rounded(seconds));
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
    ArrayNode samplers = samplers();
    for (int i = samplers.size() - 1; i >= 0; i--) {
      if (samplers.get(i).path("name").asText().equals(result.sampler())) {
        samplers.remove(i);
      }
    }
    samplers.add(entry);
    write();
  }

  /** JSON has no other numbers. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** What was noted of a finished sampler. */
  Optional<JsonNode> sampler(String name) {
    for (JsonNode entry : samplers()) {
      if (entry.path("name").asText().equals(name)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private ArrayNode samplers() {
    return json.withArrayProperty("samplers");
  }

  private void write() throws IOException {
    Json.write(folder.record(), json);
  }
}
