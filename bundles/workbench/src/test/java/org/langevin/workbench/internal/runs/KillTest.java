package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunInfo;

class KillTest {
  @TempDir Path folder;

  @Test
  void aRunThatIsKilledThreeTimesComesToTheSameResults() throws IOException, InterruptedException {
    Path run = folder.resolve("killed");
    for (int evaluations : new int[] {7, 1500, 2501}) {
      killAfter(run, evaluations);
      assertEquals(RunInfo.State.INTERRUPTED, RunRecord.read(new RunFolder(run)).info().state());
    }
    List<String> warnings = RunFixture.work(run, KilledRun.composition(), Progress.NONE);
    assertEquals(List.of(), warnings);
    Path undisturbed = folder.resolve("undisturbed");
    RunFixture.work(undisturbed, KilledRun.composition(), Progress.NONE);
    assertEquals(RunFixture.results(undisturbed), RunFixture.results(run));
  }

  private static void killAfter(Path run, int evaluations)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                run.toString(),
                Integer.toString(evaluations))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean reached = false;
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      while (line != null && !line.equals(KilledRun.REACHED)) {
        line = output.readLine();
      }
      reached = line != null;
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertTrue(reached, "the process ended by itself");
  }
}
