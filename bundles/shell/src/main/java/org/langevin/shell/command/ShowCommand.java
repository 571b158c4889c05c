package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.completion.RunCompleter;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;

/** Shows a run. */
@Service
@Command(
    scope = "score",
    name = "show",
    description = "Shows a run: what it was composed of and what it gave")
public final class ShowCommand extends ArgumentCommand {
  @Reference Runs runs;

  @Argument(name = "run", description = "The run's id or folder", required = true)
  @Completion(RunCompleter.class)
  String run;

  @Override
  void run() throws Exception {
    RunInfo info = runs.find(run);
    if (json) {
      ObjectNode node = RunTables.json(info, runs);
      node.set("resolved", runs.read(info, "resolved.json"));
      print(node);
      return;
    }
    out()
        .printf(
            Locale.ROOT,
            "%s%n%s, from %s, %s, %s%n%n",
            info.title(),
            info.id(),
            info.source(),
            RunTables.state(info),
            Output.duration(info.seconds()));
    print(RunTables.parts(runs.read(info, "resolved.json").path("plugins")));
    out().println();
    JsonNode record = runs.read(info, "run.json");
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
