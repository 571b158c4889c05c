package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import org.langevin.workbench.Sweeps;

/** Lists runs. */
@Service
@Command(scope = "score", name = "runs", description = "Lists the runs and the sweeps in the store")
public final class RunsCommand extends WorkbenchCommand {
  @Reference Runs runs;
  @Reference Sweeps sweeps;
  @Reference Places places;

  @Override
  void run() {
    List<Line> lines = new ArrayList<>();
    runs.list().forEach(run -> lines.add(line(run)));
    sweeps.list().forEach(sweep -> lines.add(line(sweep)));
    lines.sort(Comparator.comparing(Line::started).reversed());
    if (json) {
      ArrayNode array = Output.array();
      lines.forEach(line -> array.add(line.json()));
      print(array);
      return;
    }
    Table table =
        table("no runs yet in " + places.runs(), "Id", "State", "Time", "Experiment", "Title");
    lines.forEach(line -> table.addRow().addContent(line.cells()));
    print(table);
  }

  /** A run or a sweep. */
  private record Line(Instant started, ObjectNode json, List<Object> cells) {}

  private Line line(RunInfo run) {
    ObjectNode json = RunTables.json(run);
    Optional<Progress.Update> progress = runs.progress(run);
    progress.ifPresent(update -> json.set("progress", Output.tree(update)));
    return new Line(
        run.started(),
        json,
        List.of(
            run.id(),
            RunTables.state(run)
                + progress.map(update -> ", " + ProgressPrinter.summary(update)).orElse(""),
            Output.duration(run.seconds()),
            run.source(),
            run.title()));
  }

  private static Line line(Sweeps.Info sweep) {
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
