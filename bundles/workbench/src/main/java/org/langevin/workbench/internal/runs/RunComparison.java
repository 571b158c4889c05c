package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.metric.MetricResult;
import org.langevin.workbench.Comparison;
import org.langevin.workbench.RunInfo;

/** Puts runs side by side. */
final class RunComparison {
  private final Map<String, RunInfo> runs = new LinkedHashMap<>();
  private final Map<String, JsonNode> documents = new LinkedHashMap<>();

  /** By metric, sampler and what was measured against, in the order in which they are found. */
  private final Map<List<Object>, Map<String, JsonNode>> rows = new LinkedHashMap<>();

  private final Map<String, Map<String, Comparison.Cost>> samplers = new LinkedHashMap<>();

  /**
   * Adds a run.
   *
   * @param name its name in the comparison
   * @param resolved its {@code resolved.json}
   * @param record its {@code run.json}
   * @param metrics its {@code metrics.json}
   */
  void add(String name, RunInfo run, JsonNode resolved, JsonNode record, JsonNode metrics) {
    runs.put(name, run);
    JsonNode experiment = resolved.path("experiment");
    ObjectNode document = experiment.isObject() ? experiment.deepCopy() : resolved.deepCopy();
    document.set("threads", IntNode.valueOf(record.path("threads").asInt()));
    documents.put(name, document);
    for (JsonNode entry : metrics.path("metrics")) {
      List<Object> key =
          List.of(
              entry.path("name").asText(),
              entry.path(MetricPhase.SAMPLER).asText(),
              experiment.path("dataset"),
              parameters(experiment, entry.path("name").asText()));
      rows.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(name, entry);
    }
    for (JsonNode sampler : record.path("samplers")) {
      samplers
          .computeIfAbsent(sampler.path("name").asText(), k -> new LinkedHashMap<>())
          .put(
              name,
              new Comparison.Cost(
                  sampler.path("count").asLong(),
                  sampler.path("evaluations").asDouble(),
                  sampler.path("seconds").asDouble()));
    }
  }

  /** A metric's parameters, without what only its reader is told. */
  private static JsonNode parameters(JsonNode experiment, String metric) {
    for (JsonNode entry : experiment.path("metrics")) {
      if (entry.path("name").asText().equals(metric)) {
        return ((ObjectNode) entry.deepCopy()).without("reference");
      }
    }
    return experiment.path("metrics").path(metric);
  }

  Comparison result() {
    List<Comparison.Row> table = new ArrayList<>();
    rows.forEach(
        (key, entries) -> {
          boolean alone = rows.keySet().stream().filter(other -> sameName(key, other)).count() == 1;
          Map<String, Comparison.Figure> figures = new LinkedHashMap<>();
          entries.forEach((run, entry) -> figures.put(run, figure(entry)));
          table.add(
              new Comparison.Row(
                  (String) key.get(0),
                  (String) key.get(1),
                  alone ? "" : " (" + String.join(", ", entries.keySet()) + ")",
                  entries.values().iterator().next().path("better").asText(),
                  figures));
        });
    return new Comparison(runs, DocumentDifferences.of(documents), table, samplers);
  }

  private static boolean sameName(List<Object> key, List<Object> other) {
    return key.subList(0, 2).equals(other.subList(0, 2));
  }

  private static Comparison.Figure figure(JsonNode entry) {
    return new Comparison.Figure(
        entry.path(MetricResult.VALUE).asDouble(Double.NaN),
        entry.path("values").path(MetricResult.STANDARD_ERROR).asDouble(Double.NaN),
        entry.path("perfect").path(MetricResult.VALUE).asDouble(Double.NaN));
  }
}
