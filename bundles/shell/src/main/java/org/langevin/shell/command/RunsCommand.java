package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.langevin.shell.Output;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** Lists runs. */
@Service
@Command(scope = "score", name = "runs", description = "Lists the runs and the sweeps in the store")
public final class RunsCommand extends WorkbenchCommand {
  @Reference Runs runs;
  @Reference Sweeps sweeps;

  @Override
  void run() {
    List<Line> lines = new ArrayList<>();
    runs.list().forEach(run -> lines.add(Line.of(run)));
    sweeps.list().forEach(sweep -> lines.add(Line.of(sweep)));
    lines.sort(Comparator.comparing(Line::started).reversed());
    if (json) {
      ArrayNode array = Output.array();
      lines.forEach(line -> array.add(line.json()));
      print(array);
      return;
    }
    Path store = Path.of(System.getProperty("langevin.runs", "runs")).toAbsolutePath();
    ShellTable table =
        table("no runs yet in " + store, "Id", "State", "Time", "Experiment", "Title");
    lines.forEach(line -> table.addRow().addContent(line.cells()));
    print(table);
  }

  /** A run or a sweep. */
  private record Line(Instant started, ObjectNode json, List<Object> cells) {
    static Line of(RunInfo run) {
      return new Line(
          run.started(),
          RunTables.json(run),
          List.of(
              run.id(),
              RunTables.state(run),
              Output.duration(run.seconds()),
              run.source(),
              run.title()));
    }

    static Line of(Sweeps.Info sweep) {
      return new Line(
          sweep.started(),
          SweepTables.json(sweep),
          List.of(
              sweep.id(),
              SweepTables.state(sweep),
              Output.duration(sweep.seconds()),
              sweep.source(),
              sweep.title()));
    }
  }
}
