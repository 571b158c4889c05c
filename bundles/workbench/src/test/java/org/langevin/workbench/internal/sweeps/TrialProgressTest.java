package org.langevin.workbench.internal.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.workbench.Progress;

class TrialProgressTest {
  @Test
  void trialsThatWereDoneBeforeSayNothingAboutTheTimeLeft() {
    List<Progress.Update> told = new ArrayList<>();
    TrialProgress progress = new TrialProgress(told::add, 10, 1);
    progress.finished(true);
    progress.finished(true);
    assertEquals(2, told.get(1).done());
    assertTrue(Double.isNaN(told.get(1).rate()) && Double.isNaN(told.get(1).secondsLeft()));
    progress.finished(false);
    Progress.Update last = told.get(2);
    assertEquals(3, last.done());
    assertEquals(7 / last.rate(), last.secondsLeft(), 1e-9 * last.secondsLeft());
  }
}
