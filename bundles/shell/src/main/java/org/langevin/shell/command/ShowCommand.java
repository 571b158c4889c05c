package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.completion.RunCompleter;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;

/** Shows a run. */
@Service
@Command(
    scope = "score",
    name = "show",
    description = "Shows a run: what it was composed of and what it gave; or a sweep: its trials")
public final class ShowCommand extends ArgumentCommand {
  @Reference Runs runs;
  @Reference Sweeps sweeps;

  @Argument(name = "run", description = "The id or folder of a run or of a sweep", required = true)
  @Completion(RunCompleter.class)
  String run;

  @Override
  void run() throws Exception {
    Optional<Sweeps.Info> sweep = sweeps.find(run);
    if (sweep.isPresent()) {
      show(sweep.get());
    } else {
      show(runs.find(run));
    }
  }

  private void show(Sweeps.Info sweep) throws RunFailedException {
    ObjectNode file = sweeps.read(sweep);
    if (json) {
      ObjectNode node = SweepTables.json(sweep);
      node.put("report", sweep.folder().resolve("report.html").toString());
      node.set("sweep", file);
      print(node);
      return;
    }
    printHead(
        sweep.title(),
        sweep.id(),
        sweep.source(),
        SweepTables.state(sweep),
        Output.duration(sweep.seconds()));
    SweepTables.print(this, file);
    out().println("Folder: " + sweep.folder());
    out().flush();
  }

  private void printHead(String title, String id, String source, String state, String time) {
    out().printf(Locale.ROOT, "%s%n%s, from %s, %s, %s%n%n", title, id, source, state, time);
  }

  private void show(RunInfo info) throws RunFailedException {
    if (json) {
      ObjectNode node = RunTables.json(info, runs);
      node.set("resolved", runs.read(info, "resolved.json"));
      print(node);
      return;
    }
    printHead(
        info.title(),
        info.id(),
        info.source(),
        RunTables.state(info),
        Output.duration(info.seconds()));
    JsonNode record = runs.read(info, "run.json");
    String message = record.path("message").asText("");
    if (!message.isEmpty()) {
      out().println(message);
      out().println();
    }
    print(RunTables.parts(runs.read(info, "resolved.json").path("plugins")));
    out().println();
    JsonNode samplers = record.path("samplers");
    if (!samplers.isEmpty()) {
      print(RunTables.samplers(samplers));
      out().println();
    }
    print(RunTables.metrics(runs.read(info, "metrics.json").path("metrics")));
    RunTables.printFindings(this, record);
    out().println("Folder: " + info.folder());
    out().flush();
  }
}
