package org.langevin.shell.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.workbench.Experiments;

/** Lists the gallery. */
@Service
@Command(
    scope = "score",
    name = "experiments",
    description = "Lists the experiments of the gallery")
public final class ExperimentsCommand extends WorkbenchCommand {
  @Reference Experiments experiments;

  @Override
  void run() {
    List<Experiments.Entry> gallery = experiments.gallery();
    if (json) {
      print(Output.tree(gallery));
      return;
    }
    Table table = table("the gallery is empty", "Id", "Kind", "Takes about", "Paper", "Title");
    for (Experiments.Entry entry : gallery) {
      table
          .addRow()
          .addContent(
              entry.id(),
              entry.sweep() ? "sweep" : "run",
              takes(entry),
              entry.paper(),
              entry.title());
    }
    print(table);
  }

  /** How long the profiles take, and the document as it stands, from the shortest on. */
  private static String takes(Experiments.Entry entry) {
    List<String> known =
        entry.seconds().entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(each -> each.getKey() + " " + Output.duration(each.getValue()))
            .toList();
    List<String> unknown =
        entry.profiles().stream().filter(name -> !entry.seconds().containsKey(name)).toList();
    return Stream.concat(known.stream(), unknown.stream()).collect(Collectors.joining(", "));
  }
}
