package org.langevin.workbench.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.files.Json;

class CheckpointsTest {
  @TempDir Path run;
  private Path folder;
  private Checkpoints checkpoints;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void open() {
    folder = run.resolve("checkpoint");
    checkpoints = new Checkpoints(folder, "tiny", FolderGuard.NONE, warnings::add);
  }

  private void save(int step) throws IOException {
    checkpoints.save(
        step,
        Json.object().put("half", step + 0.5).put("big", Long.MIN_VALUE),
        Map.of("data", out -> out.write(("data of " + step).getBytes())));
  }

  @Test
  void theLastTwoAreKept() throws IOException {
    assertTrue(checkpoints.newest().isEmpty());
    for (int step : new int[] {10, 20, 1_000_000_000, 2_000_000_000}) {
      save(step);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      assertEquals(
          List.of("1000000000", "2000000000"),
          entries.map(entry -> entry.getFileName().toString()).sorted().toList());
    }
    Checkpoints.Checkpoint newest = checkpoints.newest().orElseThrow();
    assertEquals(2_000_000_000, newest.step());
    assertEquals(2e9 + 0.5, newest.state().get("half").asDouble());
    assertEquals(Long.MIN_VALUE, newest.state().get("big").asLong());
    assertEquals("data of 2000000000", Files.readString(newest.file("data")));
    assertEquals(List.of(), warnings);
  }

  @Test
  void ofADamagedOneThereIsAWarningAndTheOlderOneIsUsed() throws IOException {
    save(1);
    for (String file : new String[] {"data", "checkpoint.json"}) {
      for (boolean cut : new boolean[] {true, false}) {
        save(2);
        damage(folder.resolve("000000002").resolve(file), cut);
        assertEquals(1, checkpoints.newest().orElseThrow().step());
        assertEquals(1, warnings.size());
        assertTrue(
            warnings.get(0).contains("000000002") && warnings.get(0).contains("step 1"),
            warnings.get(0));
        warnings.clear();
      }
    }
    save(2);
    Files.delete(folder.resolve("000000002").resolve("data"));
    assertEquals(1, checkpoints.newest().orElseThrow().step());
  }

  private static void damage(Path file, boolean cut) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      if (cut) {
        access.setLength(access.length() / 2);
      } else {
        // A digit or a letter: the JSON stays well-formed.
        access.seek(file.endsWith("data") ? 0 : access.length() - 10);
        int old = access.read();
        access.seek(access.getFilePointer() - 1);
        access.write(old == 'a' ? 'b' : 'a');
      }
    }
  }

  @Test
  void ifAllAreDamagedThatIsAnErrorThatNamesThem() throws IOException {
    save(1);
    save(2);
    for (String step : new String[] {"000000001", "000000002"}) {
      Files.writeString(folder.resolve(step).resolve("data"), "");
    }
    String message = assertThrows(IOException.class, checkpoints::newest).getMessage();
    assertTrue(message.contains("000000001") && message.contains("000000002"), message);
    assertTrue(message.contains("restore the folder"), message);
  }

  @Test
  void aFailureToWriteLeavesTheOldOnes() throws IOException {
    save(1);
    String message =
        assertThrows(
                IOException.class,
                () ->
                    checkpoints.save(
                        2,
                        Json.object(),
                        Map.of(
                            "data",
                            out -> {
                              throw new IOException("No space left on device");
                            })))
            .getMessage();
    assertTrue(message.contains("checkpoint") && message.contains("disk is full"), message);
    assertEquals(1, checkpoints.newest().orElseThrow().step());
    save(2);
    assertEquals(2, checkpoints.newest().orElseThrow().step());
    assertEquals(List.of(), warnings);
  }

  @Test
  void whatAKillLeftHalfWrittenIsPassedOver() throws IOException {
    save(1);
    Path unfinished = Files.createDirectory(folder.resolve(".unfinished"));
    Files.writeString(unfinished.resolve("data"), "da");
    assertEquals(1, checkpoints.newest().orElseThrow().step());
    save(2);
    assertEquals("data of 2", Files.readString(checkpoints.newest().orElseThrow().file("data")));
    assertTrue(Files.notExists(unfinished));
    assertEquals(List.of(), warnings);
  }

  @Test
  void aLanguageWithDigitsOfItsOwnFindsThemAgain() throws IOException {
    Locale before = Locale.getDefault();
    try {
      for (String language : List.of("ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "bn-BD-u-nu-beng")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        save(7);
        assertEquals(7, checkpoints.newest().orElseThrow().step(), language);
        AtomicFiles.delete(folder.resolve("000000007"));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void thoseOfAnotherRunAreNotUsed() throws IOException {
    save(1);
    Checkpoints other = new Checkpoints(folder, "other", FolderGuard.NONE, warnings::add);
    String message = assertThrows(IOException.class, other::newest).getMessage();
    assertTrue(message.contains("belongs to another run"), message);
  }

  @Test
  void aFailureToWriteLeavesNoUnfinishedOneThatFillsTheDisk() throws IOException {
    assertThrows(
        IOException.class,
        () ->
            checkpoints.save(
                2,
                Json.object(),
                Map.of(
                    "data",
                    out -> {
                      throw new IOException("No space left on device");
                    })));
    assertTrue(Files.notExists(folder.resolve(".unfinished")));
  }

  @Test
  void aFolderThatWentAwayIsNotMadeAgain() throws IOException {
    save(1);
    AtomicFiles.delete(run);
    assertThrows(IOException.class, () -> save(2));
    assertTrue(Files.notExists(run));
  }

  @Test
  void aFileInItsPlaceIsAnErrorThatNamesIt() throws IOException {
    Files.writeString(folder, "");
    String message = assertThrows(IOException.class, () -> save(1)).getMessage();
    assertTrue(message.contains(folder.toString()), message);
    message = assertThrows(IOException.class, checkpoints::newest).getMessage();
    assertTrue(message.contains("must be a folder"), message);
  }
}
