package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  @Test
  void aRefusalInThisProcessKeepsOtherProcessesOut() throws Exception {
    try (FolderLock lock = FolderLock.take(folder)) {
      // when somebody asks for it here, too
      IOException refusal = assertThrows(IOException.class, () -> FolderLock.take(folder));
      assertTrue(refusal.getMessage().contains("in this workbench"), refusal.getMessage());

      // then the lock still holds against other processes
      lock.check();
      assertEquals("refused", other());
    }
    assertEquals("taken", other());
    FolderLock.take(folder).close();
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
      try (FolderLock lock = FolderLock.take(Path.of(arguments[0]))) {
        lock.check();
        System.out.print("taken");
      } catch (IOException e) {
        System.out.print("refused");
      }
    }
  }
}
