package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.shell.completion.RunCompleter;
import org.langevin.workbench.Comparison;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** Compares runs. */
@Service
@Command(
    scope = "score",
    name = "compare",
    description =
        "Shows the metrics of several runs, or of a sweep's trials, side by side, and what differs",
    detailedDescription = "For example: compare results/a results/b")
public final class CompareCommand extends WorkbenchCommand {
  /** A document's value that is longer is cut. */
  private static final int LONGEST = 40;

  @Reference Runs runs;
  @Reference Sweeps sweeps;

  @Argument(
      name = "runs",
      description = "Ids or folders of runs or sweeps",
      required = true,
      multiValued = true)
  @Completion(RunCompleter.class)
  List<String> references;

  @Override
  void prepare() throws InvalidRequestException {
    references = TrailingOptions.apply(this, references);
  }

  @Override
  void run() throws Exception {
    Comparison comparison = runs.compare(trials());
    if (json) {
      ObjectNode node = Output.object();
      comparison.values().forEach((metric, byRun) -> node.set(metric, Output.tree(byRun)));
      node.set("rows", Output.tree(comparison.rows()));
      node.set("differences", Output.tree(comparison.differences()));
      node.set("samplers", Output.tree(comparison.samplers()));
      print(node);
      return;
    }
    print(metrics(comparison));
    if (comparison.rows().stream()
        .anyMatch(row -> comparison.runs().keySet().stream().anyMatch(row::isBest))) {
      out().println("* the best");
    }
    if (!comparison.differences().isEmpty()) {
      out().println();
      print(differences(comparison));
    }
  }

  /** A sweep stands for its trials. */
  private List<String> trials() throws RunFailedException {
    List<String> found = new ArrayList<>();
    for (String reference : references) {
      Optional<Sweeps.Info> sweep = sweeps.find(reference);
      if (sweep.isEmpty()) {
        found.add(reference);
        continue;
      }
      for (JsonNode trial : sweeps.read(sweep.get()).path("trials")) {
        if (!trial.path("metrics").isEmpty()) {
          found.add(sweep.get().folder().resolve(trial.path("folder").asText()).toString());
        }
      }
    }
    return found;
  }

  private static Table metrics(Comparison comparison) {
    Set<String> names = comparison.runs().keySet();
    Table table = table("no metrics", head(List.of("Metric", "Better"), names));
    for (Comparison.Row row : comparison.rows()) {
      add(
          table,
          List.of(row.name(), row.better()),
          names,
          row.figures(),
          (run, figure) ->
              Figures.text(figure.value(), figure.error()) + (row.isBest(run) ? " *" : ""));
    }
    comparison
        .samplers()
        .forEach(
            (sampler, costs) -> {
              add(
                  table,
                  List.of("score evaluations, " + sampler, ""),
                  names,
                  costs,
                  (run, cost) -> evaluations(cost));
              add(
                  table,
                  List.of("time, " + sampler, ""),
                  names,
                  costs,
                  (run, cost) -> Output.duration(cost.seconds()));
            });
    add(
        table,
        List.of("time of the run", ""),
        names,
        comparison.runs(),
        (run, info) -> Output.duration(info.seconds()));
    return table;
  }

  private static String evaluations(Comparison.Cost cost) {
    long whole = Math.round(cost.evaluations());
    return whole == cost.evaluations() ? Long.toString(whole) : Output.number(cost.evaluations());
  }

  private static Table differences(Comparison comparison) {
    Set<String> names = comparison.runs().keySet();
    Table table = table("", head(List.of("What differs"), names));
    comparison
        .differences()
        .forEach(
            (pointer, values) ->
                add(table, List.of(pointer), names, values, (run, value) -> text(value)));
    return table;
  }

  private static String text(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }

  private static String[] head(List<String> first, Set<String> names) {
    List<String> head = new ArrayList<>(first);
    head.addAll(names);
    return head.toArray(String[]::new);
  }

  /** Adds a row with a cell for each run, which is empty where there is nothing. */
  private static <T> void add(
      Table table,
      List<String> first,
      Set<String> names,
      Map<String, T> values,
      BiFunction<String, T, String> words) {
    List<Object> cells = new ArrayList<>(first);
    for (String name : names) {
      cells.add(values.containsKey(name) ? words.apply(name, values.get(name)) : "");
    }
    table.addRow().addContent(cells);
  }
}
