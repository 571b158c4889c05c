package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.workbench.Comparison;

/**
 * A comparison as tables: a column for each run, or, where these are more than a screen holds, a
 * row for each.
 */
final class ComparisonTables {
  /** A document's value that is longer is cut. */
  private static final int LONGEST = 40;

  private static final int MOST_COLUMNS = 4;

  private final Comparison comparison;
  private final Set<String> runs;

  ComparisonTables(Comparison comparison) {
    this.comparison = comparison;
    this.runs = comparison.runs().keySet();
  }

  /**
   * A property of the runs.
   *
   * @param better which way is better; empty if that is not known
   * @param byRun what stands in the table, by the run's name
   */
  private record Property(String name, String better, Map<String, String> byRun) {}

  Table metrics() {
    List<Property> properties = new ArrayList<>();
    for (Comparison.Row row : comparison.rows()) {
      properties.add(
          property(
              row.name(),
              row.better(),
              row.figures(),
              (run, figure) ->
                  Figures.text(figure.value(), figure.error()) + (row.isBest(run) ? " *" : "")));
    }
    comparison
        .samplers()
        .forEach(
            (sampler, costs) -> {
              properties.add(
                  property(
                      "score evaluations, " + sampler,
                      "",
                      costs,
                      (run, cost) -> evaluations(cost)));
              properties.add(
                  property(
                      "time, " + sampler,
                      "",
                      costs,
                      (run, cost) -> Output.duration(cost.seconds())));
            });
    properties.add(
        property(
            "time of the run",
            "",
            comparison.runs(),
            (run, info) -> Output.duration(info.seconds())));
    return table("no metrics", "Metric", "Better", properties);
  }

  Table differences() {
    List<Property> properties = new ArrayList<>();
    comparison
        .differences()
        .forEach(
            (pointer, values) ->
                properties.add(property(pointer, "", values, (run, value) -> text(value))));
    return table("", "What differs", "", properties);
  }

  private static <T> Property property(
      String name, String better, Map<String, T> values, BiFunction<String, T, String> words) {
    Map<String, String> byRun = new LinkedHashMap<>();
    values.forEach((run, value) -> byRun.put(run, words.apply(run, value)));
    return new Property(name, better, byRun);
  }

  /**
   * A table.
   *
   * @param second the head of what is better; empty if that is not in the table
   */
  private Table table(String empty, String first, String second, List<Property> properties) {
    if (runs.size() > MOST_COLUMNS) {
      return byRun(empty, properties);
    }
    List<String> head = new ArrayList<>(List.of(first));
    if (!second.isEmpty()) {
      head.add(second);
    }
    head.addAll(runs);
    Table table = WorkbenchCommand.table(empty, head.toArray(String[]::new));
    for (Property property : properties) {
      List<Object> cells = new ArrayList<>(List.of(property.name()));
      if (!second.isEmpty()) {
        cells.add(property.better());
      }
      runs.forEach(run -> cells.add(property.byRun().getOrDefault(run, "")));
      table.addRow().addContent(cells);
    }
    return table;
  }

  private Table byRun(String empty, List<Property> properties) {
    List<String> head = new ArrayList<>(List.of("Run"));
    for (Property property : properties) {
      head.add(
          property.name() + (property.better().isEmpty() ? "" : " (" + property.better() + ")"));
    }
    Table table = WorkbenchCommand.table(empty, head.toArray(String[]::new));
    for (String run : runs) {
      List<Object> cells = new ArrayList<>(List.of(run));
      properties.forEach(property -> cells.add(property.byRun().getOrDefault(run, "")));
      table.addRow().addContent(cells);
    }
    return table;
  }

  private static String evaluations(Comparison.Cost cost) {
    long whole = Math.round(cost.evaluations());
    return whole == cost.evaluations() ? Long.toString(whole) : Output.number(cost.evaluations());
  }

  private static String text(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
