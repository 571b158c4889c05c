package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;

/** Runs as tables and as JSON. */
final class RunTables {
  private RunTables() {}

  static String state(RunInfo run) {
    return run.state().name().toLowerCase(Locale.ROOT);
  }

  static ObjectNode json(RunInfo run) {
    return Output.object()
        .put("kind", "run")
        .put("id", run.id())
        .put("folder", run.folder().toString())
        .put("title", run.title())
        .put("source", run.source())
        .put("state", state(run))
        .put("started", run.started().toString())
        .put("seconds", run.seconds());
  }

  static ObjectNode json(RunInfo run, Runs runs) throws RunFailedException {
    ObjectNode node = json(run);
    node.put("report", run.folder().resolve("report.html").toString());
    JsonNode record = runs.read(run, "run.json");
    node.set("samplers", record.path("samplers"));
    node.set("metrics", runs.read(run, "metrics.json").path("metrics"));
    for (String findings : List.of("expectations", "warnings")) {
      node.set(findings, record.path(findings).isArray() ? record.path(findings) : Output.array());
    }
    return node;
  }

  /** The parts of {@code resolved.json}. */
  static Table parts(JsonNode plugins) {
    Table table = WorkbenchCommand.table("no parts", "Part", "Extension", "Version");
    for (JsonNode plugin : plugins) {
      table
          .addRow()
          .addContent(
              plugin.path("pointer").asText().substring(1),
              plugin.path("id").asText(),
              plugin.path("version").asText());
    }
    return table;
  }

  /** The samplers of {@code run.json}, with what each says of itself, by name. */
  static Table samplers(JsonNode samplers) {
    Set<String> diagnostics = new LinkedHashSet<>();
    for (JsonNode sampler : samplers) {
      sampler.path("diagnostics").fieldNames().forEachRemaining(diagnostics::add);
    }
    List<String> head = new ArrayList<>(List.of("Sampler", "Samples", "Score evaluations"));
    head.addAll(diagnostics);
    Table table = WorkbenchCommand.table("no samplers", head.toArray(String[]::new));
    for (JsonNode sampler : samplers) {
      List<Object> row = new ArrayList<>();
      row.add(sampler.path("name").asText());
      row.add(sampler.path("count").asText());
      row.add(Output.number(sampler.path("evaluations").asDouble()));
      for (String name : diagnostics) {
        JsonNode value = sampler.path("diagnostics").path(name);
        row.add(value.isNumber() ? Output.number(value.doubleValue()) : "");
      }
      table.addRow().addContent(row);
    }
    return table;
  }

  /** What was found out about a run. */
  static void printFindings(WorkbenchCommand command, JsonNode record) {
    Findings.print(command.out(), record.path("expectations"), record.path("warnings"), "");
  }

  static Table metrics(JsonNode metrics) {
    Table table =
        WorkbenchCommand.table(
            "no metrics", "Metric", "Sampler", "Value", "Floor", "Reference", "Better");
    for (JsonNode metric : metrics) {
      table
          .addRow()
          .addContent(
              metric.path("name").asText(metric.path("id").asText()),
              metric.path("sampler").asText(),
              Figures.text(
                  metric.path("value").asDouble(Double.NaN),
                  metric.path("values").path("standard-error").asDouble(Double.NaN)),
              metric.path("perfect").has("value")
                  ? String.format(
                      Locale.ROOT, "%.2g", metric.path("perfect").path("value").asDouble())
                  : "",
              metric.has("reference") ? Output.number(metric.path("reference").asDouble()) : "",
              metric.path("better").asText());
    }
    return table;
  }
}
