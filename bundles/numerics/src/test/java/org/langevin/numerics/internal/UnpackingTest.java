package org.langevin.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
  private static final Map<String, Long> LIBRARIES = Map.of("/org/small/libsmall.so", 1000L);

  @TempDir Path folder;

  /** Other tests unpack where libraries are. */
  @AfterEach
  void restore() {
    System.clearProperty(Unpacking.FOLDER_PROPERTY);
    System.clearProperty(Unpacking.FOLDER_PROPERTY + ".nosubdir");
  }

  @Test
  void theBridgeIsToldTheFirstFolderThatWorksAndTheUserWhyNoneBeforeIt() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path second = folder.resolve("second");
    List<String> warnings = new ArrayList<>();
    assertFalse(Unpacking.isChosen());
    Unpacking.prepare(List.of(file.resolve("first"), second), LIBRARIES, warnings::add);
    assertTrue(Unpacking.isChosen());
    assertEquals(second.toString(), System.getProperty("org.bytedeco.javacpp.cachedir"));
    assertEquals("true", System.getProperty("org.bytedeco.javacpp.cachedir.nosubdir"));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains(file.toString()), warnings.toString());
    assertTrue(warnings.get(0).contains(NativeFolder.SETTING), warnings.toString());
  }

  /** So that another can be named, and a second try finds it. */
  @Test
  void nothingIsChosenWhereNoFolderWorks() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThrows(
        IOException.class,
        () -> Unpacking.prepare(List.of(file.resolve("sub")), LIBRARIES, warning -> {}));
    assertFalse(Unpacking.isChosen());
  }
}
