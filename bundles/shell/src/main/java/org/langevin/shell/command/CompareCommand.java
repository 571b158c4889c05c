package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.langevin.shell.Output;
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
    detailedDescription = "For example: compare results/a results/b --out results/a-and-b")
public final class CompareCommand extends WorkbenchCommand {
  @Reference Runs runs;
  @Reference Sweeps sweeps;

  @Argument(
      name = "runs",
      description = "Ids or folders of runs or sweeps",
      required = true,
      multiValued = true)
  @Completion(RunCompleter.class)
  List<String> references;

  @Option(
      name = "--out",
      description =
          "FOLDER: also write a page there that shows it all, with the runs' figures side by side")
  @Completion(FileCompleter.class)
  String out;

  @Override
  void prepare() throws InvalidRequestException {
    references = TrailingOptions.apply(this, references);
  }

  @Override
  void run() throws Exception {
    Comparison comparison = runs.compare(trials());
    Optional<Path> page =
        out == null ? Optional.empty() : Optional.of(runs.report(comparison, Path.of(out)));
    if (json) {
      ObjectNode node = Output.object();
      comparison.values().forEach((metric, byRun) -> node.set(metric, Output.tree(byRun)));
      node.set("rows", Output.tree(comparison.rows()));
      node.set("differences", Output.tree(comparison.differences()));
      node.set("samplers", Output.tree(comparison.samplers()));
      page.ifPresent(file -> node.put("report", file.toString()));
      print(node);
      return;
    }
    ComparisonTables tables = new ComparisonTables(comparison);
    print(tables.metrics());
    if (comparison.rows().stream()
        .anyMatch(row -> comparison.runs().keySet().stream().anyMatch(row::isBest))) {
      out().println("* the best");
    }
    if (!comparison.differences().isEmpty()) {
      out().println();
      print(tables.differences());
    }
    page.ifPresent(
        file -> {
          out().println();
          out().println("Report: " + file);
        });
    out().flush();
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
}
