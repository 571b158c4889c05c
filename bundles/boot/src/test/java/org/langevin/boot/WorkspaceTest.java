package org.langevin.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));

  @TempDir Path temporary;

  private Path folder(String name) throws IOException {
    return Files.createDirectory(temporary.resolve(name));
  }

  @Test
  void aFolderThatIsNotThereIsNamedWithTheSetting() {
    Path folder = temporary.resolve("gone/langevin-process.aaaaaaaa");
    StartException failure = assertThrows(StartException.class, () -> Workspace.take(folder));
    assertTrue(failure.getMessage().contains(folder.getParent().toString()), failure.getMessage());
    assertTrue(failure.getMessage().contains("TMPDIR"), failure.getMessage());
  }

  @Test
  void removingTakesAllThatIsInIt() throws Exception {
    Path folder = folder("langevin-process.aaaaaaaa");
    Workspace.take(folder);
    Files.createDirectories(folder.resolve("framework/bundle1"));
    Files.createFile(folder.resolve("framework/bundle1/info"));
    Workspace.remove(folder);
    assertFalse(Files.exists(folder));
  }

  @Test
  void foldersOfDeadProcessesAreSweptAndOthersAreNot() throws Exception {
    Path own = folder("langevin-process.00000000");
    Path dead = folder("langevin-process.aaaaaaaa");
    Files.createFile(dead.resolve(Workspace.LOCK));
    Files.createDirectories(dead.resolve("framework/bundle1"));
    Path beginning = folder("langevin-process.bbbbbbbb");
    Path alike = folder("langevin-process.results1");
    Files.createFile(alike.resolve("precious"));
    Path other = folder("langevin.aaaaaaaa");
    StaleFolders.sweep(own, Instant.now());
    assertFalse(Files.exists(dead));
    assertTrue(Files.exists(beginning));
    StaleFolders.sweep(own, LATER);
    assertFalse(Files.exists(beginning));
    assertTrue(Files.exists(own));
    assertTrue(Files.exists(alike.resolve("precious")));
    assertTrue(Files.exists(other));
  }

  /** In whichever order the file system lists them. */
  @Test
  void whatCannotBeRemovedDoesNotKeepOthers() throws Exception {
    Path own = folder("langevin-process.00000000");
    List<Path> stale = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      stale.add(folder("langevin-process.aaaaaaa" + i));
      Files.createFile(folder("langevin-process.result_" + i).resolve("precious"));
    }
    StaleFolders.sweep(own, LATER);
    for (Path folder : stale) {
      assertFalse(Files.exists(folder));
    }
  }

  @Test
  void theFolderOfALivingProcessStays() throws Exception {
    Path own = folder("langevin-process.00000000");
    Path alive = folder("langevin-process.aaaaaaaa");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "classes") + ":" + Path.of("target", "test-classes"),
                Holder.class.getName(),
                alive.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals('.', process.getInputStream().read());
    StaleFolders.sweep(own, LATER);
    assertTrue(Files.exists(alive));
    process.destroyForcibly().waitFor();
    StaleFolders.sweep(own, LATER);
    assertFalse(Files.exists(alive));
  }

  /** A process that takes a folder, says so, and lives until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      Workspace.take(Path.of(arguments[0]));
      // A channel that nobody refers to is collected, and gives up its lock.
      for (int i = 0; i < 20; i++) {
        System.gc();
      }
      System.out.write('.');
      System.out.flush();
      System.in.read();
    }
  }
}
