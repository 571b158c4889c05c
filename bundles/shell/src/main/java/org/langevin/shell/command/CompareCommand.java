package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
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
import org.langevin.workbench.Runs;

/** Compares runs. */
@Service
@Command(
    scope = "score",
    name = "compare",
    description = "Shows the metrics of several runs side by side",
    detailedDescription = "For example: compare results/a results/b")
public final class CompareCommand extends WorkbenchCommand {
  @Reference Runs runs;

  @Argument(
      name = "runs",
      description = "Ids or folders of runs",
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
    Comparison comparison = runs.compare(references);
    if (json) {
      ObjectNode node = Output.object();
      comparison.values().forEach((metric, byRun) -> node.set(metric, Output.tree(byRun)));
      print(node);
      return;
    }
    List<String> columns = new ArrayList<>(List.of("Metric"));
    columns.addAll(comparison.runs().keySet());
    Table table = table("no metrics", columns.toArray(String[]::new));
    comparison
        .values()
        .forEach(
            (metric, byRun) -> {
              List<Object> cells = new ArrayList<>(List.of(metric));
              for (String run : comparison.runs().keySet()) {
                cells.add(byRun.containsKey(run) ? Output.number(byRun.get(run)) : "");
              }
              table.addRow().addContent(cells);
            });
    print(table);
  }
}
