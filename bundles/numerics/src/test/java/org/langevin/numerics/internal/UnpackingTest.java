package org.langevin.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
  /** No disk has room for it; but where it is already, none is needed. */
  private static final long HUGE = 1L << 40;

  private static final Map<String, Long> LIBRARIES =
      Map.of("/org/small/libsmall.so", 1000L, "/org/huge/libhuge.so", HUGE);

  @TempDir Path folder;
  private Path before;

  @BeforeEach
  void keep() throws IOException {
    before = Loader.getCacheDir().toPath();
  }

  /** Other tests go on where libraries are. */
  @AfterEach
  void restore() throws IOException {
    Unpacking.redirect(before);
  }

  private static Unpacking unpacking(List<Path> candidates, List<String> warnings) {
    return new Unpacking(candidates, LIBRARIES, warnings::add);
  }

  @Test
  void theBridgeUnpacksWhereThereIsRoomForWhatIsNeededNow() throws IOException {
    Path first = folder.resolve("first");
    Path second = Files.createDirectory(folder.resolve("second"));
    try (RandomAccessFile sparse =
        new RandomAccessFile(second.resolve("libhuge.so").toFile(), "rw")) {
      sparse.setLength(HUGE);
    }
    List<String> warnings = new ArrayList<>();
    Unpacking unpacking = unpacking(List.of(first, second), warnings);
    unpacking.require("/org/small/");
    assertEquals(first.toString(), System.getProperty("org.bytedeco.javacpp.cachedir"));
    assertEquals(List.of(), warnings);

    unpacking.require("/org/huge/");
    assertEquals(second.toFile(), Loader.getCacheDir());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains(first + " has"), warnings.toString());
    assertTrue(warnings.get(0).contains(NativeFolder.SETTING), warnings.toString());
  }

  @Test
  void whereThereIsNoRoomAllFoldersAreNamed() {
    IOException failure =
        assertThrows(
            IOException.class,
            () -> unpacking(List.of(folder), new ArrayList<>()).require("/org/huge/"));
    assertTrue(failure.getMessage().contains(folder + " has"), failure.getMessage());
    assertTrue(failure.getMessage().contains(NativeFolder.SETTING), failure.getMessage());
  }
}
