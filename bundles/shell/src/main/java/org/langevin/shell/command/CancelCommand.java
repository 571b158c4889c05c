package org.langevin.shell.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.completion.RunningCompleter;
import org.langevin.workbench.Runs;

/** Stops a run. */
@Service
@Command(
    scope = "score",
    name = "cancel",
    description = "Stops a run; it writes a checkpoint and can be resumed")
public final class CancelCommand extends ArgumentCommand {
  @Reference Runs runs;

  @Argument(name = "run", description = "The run's id or folder", required = true)
  @Completion(RunningCompleter.class)
  String run;

  @Override
  void run() throws Exception {
    runs.cancel(run);
    if (json) {
      print(Output.object().put("cancelled", run));
    } else {
      out().println("Asked " + run + " to stop. Go on later with: resume " + run);
      out().flush();
    }
  }
}
