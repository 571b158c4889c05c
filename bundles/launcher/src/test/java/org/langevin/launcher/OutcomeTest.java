package org.langevin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;

class OutcomeTest {
  @Test
  void exceptionsOfTheWorkbenchCarryTheirStatus() {
    assertEquals(new Outcome(1, true), Outcome.of(new RunFailedException("disk full", null)));
    assertEquals(new Outcome(2, true), Outcome.of(new InvalidRequestException("a", "", "b")));
    assertEquals(new Outcome(130, true), Outcome.of(new RunCancelledException("resume")));
  }

  @Test
  void whatTheShellOrAPluginRefusesIsInvalid() {
    assertEquals(new Outcome(2, true), Outcome.of(new CommandException("no such option")));
    assertEquals(
        new Outcome(2, true), Outcome.of(new InvalidExperimentException("/steps", "too few")));
  }

  @Test
  void anInterruptIsACancellationAlsoAsACause() {
    assertEquals(
        new Outcome(130, true), Outcome.of(new IllegalStateException(new InterruptedException())));
  }

  @Test
  void anythingElseIsADefect() {
    assertEquals(new Outcome(1, false), Outcome.of(new IOException("?")));
    assertEquals(new Outcome(1, false), Outcome.of(new NullPointerException()));
  }
}
