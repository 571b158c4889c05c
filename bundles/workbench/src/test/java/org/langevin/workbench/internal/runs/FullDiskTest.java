package org.langevin.workbench.internal.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.internal.files.AtomicFiles;

/** Runs on a disk that is full at one place or another; only where the user may mount one. */
class FullDiskTest {
  @TempDir Path folder;
  private Path disk;
  private Workshop workshop;
  private Map<String, String> undisturbed;

  @BeforeEach
  void runUndisturbed() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", disk.toString()) == 0,
        "this user may not mount a disk");
    workshop = new Workshop(folder);
    Path run = folder.resolve("undisturbed");
    workshop.run(run);
    undisturbed = results(run);
  }

  @AfterEach
  void unmount() throws Exception {
    command("umount", disk.toString());
  }

  private static int command(String... words) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private void resize(String option) throws IOException, InterruptedException {
    assertEquals(0, command("mount", "-o", "remount," + option, disk.toString()));
  }

  private static Map<String, String> results(Path run) throws IOException {
    Map<String, String> results = RunFixture.results(run);
    results.remove("report.html");
    return results;
  }

  /** Fails in one way, then goes on in the way that the state of the folder asks for. */
  private boolean failsAndGoesOn(Path run, String limit, String words) throws Exception {
    resize(limit);
    boolean failed = false;
    try {
      workshop.run(run);
    } catch (RunFailedException e) {
      failed = true;
      assertTrue(e.getMessage().contains(words), limit + ": " + e.getMessage());
      assertTrue(e.getMessage().contains(run.toString()), limit + ": " + e.getMessage());
    }
    boolean begun = Files.exists(run.resolve("run.json"));
    if (failed && begun) {
      assertEquals(RunInfo.State.FAILED, workshop.service().find(run.toString()).state(), limit);
    }
    resize("size=16m,nr_inodes=1000");
    RunInfo info = begun ? workshop.resume(run) : workshop.run(run);
    assertEquals(RunInfo.State.DONE, info.state());
    assertEquals(undisturbed, results(run), limit);
    return failed;
  }

  @Test
  void aFullDiskIsToldAndWhatFollowsComesToTheSame() throws Exception {
    int failures = 0;
    for (int kilobytes = 4; kilobytes <= 244; kilobytes += 12) {
      Path run = disk.resolve("run" + kilobytes);
      failures += failsAndGoesOn(run, "size=" + kilobytes + "k", "the disk is full") ? 1 : 0;
      AtomicFiles.delete(run);
    }
    assertTrue(failures > 10, failures + " failures");
  }

  @Test
  void aFileSystemThatTakesNoMoreFilesIsNotCalledFull() throws Exception {
    for (int files = 3; files <= 27; files += 3) {
      Path run = disk.resolve("run" + files);
      assertTrue(
          failsAndGoesOn(run, "size=16m,nr_inodes=" + files, "its inodes are used up"),
          files + " files");
      AtomicFiles.delete(run);
    }
  }
}
