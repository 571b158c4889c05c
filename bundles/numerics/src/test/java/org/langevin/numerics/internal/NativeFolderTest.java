package org.langevin.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {
  private static final long HUGE = 1L << 40;
  private static final Map<String, Long> SMALL = Map.of("/org/small/libsmall.so", 1000L);

  /** No disk has room for it. */
  private static final Map<String, Long> LARGE =
      Map.of("/org/small/libsmall.so", 1000L, "/org/huge/libhuge.so", HUGE);

  @TempDir Path folder;

  @Test
  void aFolderIsMadeAndLeftEmpty() throws IOException {
    Path natives = folder.resolve("a/b");
    NativeFolder.Choice choice = NativeFolder.choose(List.of(natives), SMALL);
    assertEquals(natives, choice.folder().path());
    assertEquals(List.of(), choice.problems());
    assertEquals(0, natives.toFile().list().length);
  }

  @Test
  void theNextIsTakenAndTheProblemTold() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path natives = folder.resolve("natives");
    NativeFolder.Choice choice = NativeFolder.choose(List.of(file.resolve("sub"), natives), SMALL);
    assertEquals(natives, choice.folder().path());
    assertEquals(1, choice.problems().size());
    assertTrue(choice.problems().get(0).contains(file.toString()), choice.problems().toString());
  }

  @Test
  void roomIsNeededForWhatIsNotThereYet() throws IOException {
    IOException failure =
        assertThrows(IOException.class, () -> NativeFolder.choose(List.of(folder), LARGE));
    assertTrue(failure.getMessage().contains(folder.toString()), failure.getMessage());
    assertTrue(failure.getMessage().contains("MB are needed"), failure.getMessage());
    assertTrue(failure.getMessage().contains("LANGEVIN_CACHE"), failure.getMessage());
  }

  @Test
  void whatIsThereNeedsNoRoom() throws IOException {
    try (RandomAccessFile sparse =
        new RandomAccessFile(folder.resolve("libhuge.so").toFile(), "rw")) {
      sparse.setLength(HUGE);
    }
    assertEquals(folder, NativeFolder.choose(List.of(folder), LARGE).folder().path());
  }
}
