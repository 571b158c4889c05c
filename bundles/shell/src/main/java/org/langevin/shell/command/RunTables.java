package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.apache.karaf.shell.support.table.ShellTable;
import org.langevin.shell.Output;
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
    node.set("metrics", runs.read(run, "metrics.json").path("metrics"));
    return node;
  }

  static ShellTable metrics(JsonNode metrics) {
    ShellTable table =
        WorkbenchCommand.table("no metrics", "Metric", "Sampler", "Value", "Reference", "Better");
    for (JsonNode metric : metrics) {
      table
          .addRow()
          .addContent(
              metric.path("name").asText(metric.path("id").asText()),
              metric.path("sampler").asText(),
              Output.number(metric.path("value").asDouble(Double.NaN)),
              metric.has("reference") ? Output.number(metric.path("reference").asDouble()) : "",
              metric.path("better").asText());
    }
    return table;
  }
}
