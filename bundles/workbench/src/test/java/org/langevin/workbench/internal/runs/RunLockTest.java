package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path folder;

  @Test
  void aRefusalInThisProcessKeepsOtherProcessesOut() throws Exception {
    RunFolder run = new RunFolder(folder);
    try (RunLock lock = RunLock.take(run)) {
      // when somebody asks for the run here, too
      IOException refusal = assertThrows(IOException.class, () -> RunLock.take(run));
      assertTrue(refusal.getMessage().contains("in this workbench"), refusal.getMessage());

      // then the lock still holds against other processes
      lock.check();
      assertEquals("refused", other());
    }
    assertEquals("taken", other());
    RunLock.take(run).close();
  }

  private String other() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Taker.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    process.waitFor();
    return said;
  }

  /** A process that tries to take a lock and says what came of it. */
  static final class Taker {
    private Taker() {}

    public static void main(String[] arguments) {
      try (RunLock lock = RunLock.take(new RunFolder(Path.of(arguments[0])))) {
        lock.check();
        System.out.print("taken");
      } catch (IOException e) {
        System.out.print("refused");
      }
    }
  }
}
