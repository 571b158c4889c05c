package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Sweeps.Trial;
import org.langevin.workbench.Warning;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.findings.FindingsJson;

/** What {@code sweep.json} holds. */
final class SweepFile {
  private SweepFile() {}

  /** Of a sweep that begins: what it is. */
  static ObjectNode begun(Experiment experiment) {
    ObjectNode file = Json.object();
    file.put("source", experiment.source());
    file.put("profile", experiment.profile());
    if (!experiment.changes().isEmpty()) {
      experiment.changes().forEach(file.putObject("changes")::put);
    }
    file.set("experiment", experiment.document());
    return file;
  }

  /**
   * Of a sweep that has ended: what came of it, too.
   *
   * @param folder the sweep's
   * @param runs one for each trial; empty if it failed
   * @param metrics of each trial as {@code metrics.json} has them; missing if it failed
   */
  static ObjectNode ended(
      Path folder,
      Experiment experiment,
      SweepPlan plan,
      List<Optional<RunInfo>> runs,
      List<Trial> trials,
      List<JsonNode> metrics,
      List<Expectation> expectations) {
    ObjectNode file = begun(experiment);
    for (Expectation expectation : expectations) {
      FindingsJson.add(expectation, file.withArrayProperty(FindingsJson.EXPECTATIONS));
    }
    ArrayNode list = file.putArray("trials");
    trials.forEach(trial -> add(trial, folder, list.addObject()));
    file.put("state", runs.stream().allMatch(Optional::isPresent) ? "done" : "failed");
    file.put(
        "seconds", runs.stream().flatMap(Optional::stream).mapToDouble(RunInfo::seconds).sum());
    ObjectNode better = better(metrics);
    if (trials.stream().anyMatch(trial -> trial.metrics().containsKey(HeldOutLosses.NAME))) {
      better.put(HeldOutLosses.NAME, "lower");
    }
    file.set("better", better);
    Repeats.of(plan, trials).ifPresent(repeats -> file.set("means", means(repeats)));
    if (plan.fit().isPresent()) {
      SweepFigure.fits(plan, trials)
          .forEach((metric, line) -> add(metric, line, file.withArrayProperty("fits")));
    }
    return file;
  }

  private static void add(String metric, FittedLine line, ArrayNode fits) {
    ObjectNode entry = fits.addObject();
    entry.put("metric", metric);
    entry.put("intercept", line.intercept());
    entry.put("slope", line.slope());
    entry.putArray("interval").add(line.low()).add(line.high());
  }

  private static void add(Trial trial, Path folder, ObjectNode entry) {
    entry.put("folder", folder.relativize(trial.folder()).toString());
    ObjectNode values = entry.putObject("values");
    trial.values().forEach(values::set);
    ObjectNode metrics = entry.putObject("metrics");
    trial.metrics().forEach(metrics::put);
    for (Expectation expectation : trial.expectations()) {
      FindingsJson.add(expectation, entry.withArrayProperty(FindingsJson.EXPECTATIONS));
    }
    for (Warning warning : trial.warnings()) {
      FindingsJson.add(warning, entry.withArrayProperty(FindingsJson.WARNINGS));
    }
  }

  /** Which way is better, by the names that trials give to metrics. */
  private static ObjectNode better(List<JsonNode> metrics) {
    ObjectNode better = Json.object();
    for (JsonNode trial : metrics) {
      for (JsonNode entry : trial) {
        String sampler = entry.path("sampler").asText();
        better.set(
            entry.path("name").asText() + (sampler.isEmpty() ? "" : ", " + sampler),
            entry.path("better"));
      }
    }
    return better;
  }

  private static ArrayNode means(List<Repeats> repeats) {
    ArrayNode list = Json.object().putArray("means");
    for (Repeats group : repeats) {
      ObjectNode entry = list.addObject();
      ObjectNode values = entry.putObject("values");
      group.values().forEach(values::set);
      group.trials().forEach(entry.putArray("trials")::add);
      ObjectNode metrics = entry.putObject("metrics");
      group.means().forEach((name, mean) -> metrics.putObject(name).put("mean", mean));
      group
          .deviations()
          .forEach(
              (name, deviation) -> metrics.withObjectProperty(name).put("deviation", deviation));
    }
    return list;
  }
}
