package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path folder;

  @Test
  void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("a.json");
    AtomicFiles.write(file, "old");
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    assertTrue(failure.getMessage().contains("the disk is full"), failure.getMessage());
    assertEquals("old", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void anInterruptDoesNotSpoilAWrite() throws IOException {
    Path file = folder.resolve("a.json");
    Thread.currentThread().interrupt();
    try {
      AtomicFiles.write(file, "text");
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertEquals("text", Files.readString(file));
  }

  @Test
  void aFileInThePlaceOfAFolderIsNamed() throws IOException {
    Path obstacle = Files.writeString(folder.resolve("obstacle"), "");
    Path file = obstacle.resolve("a.json");
    IOException failure = assertThrows(IOException.class, () -> AtomicFiles.write(file, "text"));
    assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
  }
}
