package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;

/** Lists runs. */
@Service
@Command(scope = "score", name = "runs", description = "Lists the runs in the store")
public final class RunsCommand extends WorkbenchCommand {
  @Reference Runs runs;

  @Override
  void run() {
    if (json) {
      ArrayNode array = Output.array();
      runs.list().forEach(run -> array.add(RunTables.json(run)));
      print(array);
      return;
    }
    Table table = table("no runs yet", "Id", "State", "Time", "Experiment", "Title");
    for (RunInfo run : runs.list()) {
      table
          .addRow()
          .addContent(
              run.id(),
              RunTables.state(run),
              Output.duration(run.seconds()),
              run.source(),
              run.title());
    }
    print(table);
  }
}
