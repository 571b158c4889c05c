package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.ProgressPrinter;
import org.langevin.shell.Table;
import org.langevin.workbench.Places;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;

/** Lists runs. */
@Service
@Command(scope = "score", name = "runs", description = "Lists the runs in the store")
public final class RunsCommand extends WorkbenchCommand {
  @Reference Runs runs;
  @Reference Places places;

  @Override
  void run() {
    if (json) {
      ArrayNode array = Output.array();
      runs.list().forEach(run -> array.add(json(run)));
      print(array);
      return;
    }
    Table table =
        table("no runs yet in " + places.runs(), "Id", "State", "Time", "Experiment", "Title");
    for (RunInfo run : runs.list()) {
      table
          .addRow()
          .addContent(
              run.id(),
              RunTables.state(run) + runs.progress(run).map(RunsCommand::words).orElse(""),
              Output.duration(run.seconds()),
              run.source(),
              run.title());
    }
    print(table);
  }

  private static String words(Progress.Update progress) {
    return ", " + ProgressPrinter.summary(progress);
  }

  private ObjectNode json(RunInfo run) {
    ObjectNode node = RunTables.json(run);
    runs.progress(run).ifPresent(progress -> node.set("progress", Output.tree(progress)));
    return node;
  }
}
