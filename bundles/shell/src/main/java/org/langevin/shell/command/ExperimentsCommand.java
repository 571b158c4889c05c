package org.langevin.shell.command;

import java.util.List;
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
    Table table = table("the gallery is empty", "Id", "Kind", "Profiles", "Paper", "Title");
    for (Experiments.Entry entry : gallery) {
      table
          .addRow()
          .addContent(
              entry.id(),
              entry.sweep() ? "sweep" : "run",
              String.join(", ", entry.profiles()),
              entry.paper(),
              entry.title());
    }
    print(table);
  }
}
