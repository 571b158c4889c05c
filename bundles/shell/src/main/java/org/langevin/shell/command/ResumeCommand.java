package org.langevin.shell.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.completion.RunCompleter;
import org.langevin.workbench.Runs;

/** Goes on with a run. */
@Service
@Command(
    scope = "score",
    name = "resume",
    description = "Goes on with a run that was cancelled or interrupted, to the same bits",
    detailedDescription = "For example: resume 20261122-051500-toy-fig-1")
public final class ResumeCommand extends WorkCommand {
  @Reference Runs runs;

  @Argument(name = "run", description = "The run's id or folder", required = true)
  @Completion(RunCompleter.class)
  String run;

  @Override
  void run() throws Exception {
    RunCommand.finish(this, runs, runs.resume(run, threads(threads), progress()));
  }
}
