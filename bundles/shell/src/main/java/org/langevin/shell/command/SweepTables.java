package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.workbench.Comparison;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.TrialWarnings;

/** Sweeps as tables and as JSON, from {@code sweep.json}. */
final class SweepTables {
  private static final String BEST = " *";

  private SweepTables() {}

  /** For example {@code running, 3 of 5 trials}. */
  static String state(Sweeps.Info sweep) {
    return sweep.state().name().toLowerCase(Locale.ROOT)
        + ", "
        + sweep.done()
        + " of "
        + sweep.trials()
        + " trials";
  }

  static ObjectNode json(Sweeps.Info sweep) {
    return Output.object()
        .put("kind", "sweep")
        .put("id", sweep.id())
        .put("folder", sweep.folder().toString())
        .put("title", sweep.title())
        .put("source", sweep.source())
        .put("state", sweep.state().name().toLowerCase(Locale.ROOT))
        .put("started", sweep.started().toString())
        .put("seconds", sweep.seconds())
        .put("trials", sweep.trials())
        .put("done", sweep.done());
  }

  /** Prints the trials, the means over seeds if these vary, and what was found. */
  static void print(WorkbenchCommand command, JsonNode sweep) {
    JsonNode means = sweep.path("means");
    JsonNode trials = sweep.path("trials");
    Set<String> metrics = names(trials, "metrics");
    if (means.size() > 0 && trials.size() > means.size()) {
      command.print(table(means, names(means, "values"), metrics, sweep.path("better")));
      command.out().println();
    }
    command.print(table(trials, names(trials, "values"), metrics, sweep.path("better")));
    boolean marked = trials.size() > 1 && !sweep.path("better").isEmpty();
    command.out().println(marked ? "* the best of its column" : "");
    TrialWarnings.lines(trials).forEach(line -> command.out().println("Warning: " + line));
    int number = 0;
    for (JsonNode trial : trials) {
      number++;
      Findings.print(
          command.out(), trial.path("expectations"), Output.array(), "trial " + number + ", ");
    }
    Findings.print(command.out(), sweep.path("expectations"), Output.array(), "");
  }

  private static Set<String> names(JsonNode entries, String member) {
    Set<String> names = new LinkedHashSet<>();
    entries.forEach(entry -> entry.path(member).fieldNames().forEachRemaining(names::add));
    return names;
  }

  private static Table table(
      JsonNode entries, Set<String> axes, Set<String> metrics, JsonNode better) {
    boolean repeated = entries.path(0).has("trials");
    List<String> head = new ArrayList<>(List.of(repeated ? "Trials" : "Trial"));
    head.addAll(axes);
    head.addAll(metrics);
    Table table = WorkbenchCommand.table("no trials", head.toArray(String[]::new));
    int number = 0;
    for (JsonNode entry : entries) {
      number++;
      List<Object> row = new ArrayList<>();
      row.add(repeated ? entry.path("trials").size() : number);
      axes.forEach(axis -> row.add(text(entry.path("values").path(axis))));
      for (String metric : metrics) {
        JsonNode figure = entry.path("metrics").path(metric);
        boolean best =
            Comparison.isBest(value(figure), better.path(metric).asText(), values(entries, metric));
        row.add(
            figure.isMissingNode()
                ? ""
                : Figures.text(value(figure), figure.path("deviation").asDouble(Double.NaN))
                    + (best ? BEST : ""));
      }
      table.addRow().addContent(row);
    }
    return table;
  }

  /** A trial has a number, a mean over seeds an object. */
  private static double value(JsonNode figure) {
    return (figure.isObject() ? figure.path("mean") : figure).asDouble(Double.NaN);
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static double[] values(JsonNode entries, String metric) {
    return StreamSupport.stream(entries.spliterator(), false)
        .mapToDouble(entry -> value(entry.path("metrics").path(metric)))
        .toArray();
  }
}
