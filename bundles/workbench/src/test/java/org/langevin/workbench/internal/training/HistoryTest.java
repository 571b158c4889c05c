package org.langevin.workbench.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.workbench.internal.files.FolderGoneException;
import org.langevin.workbench.internal.files.FolderLock;

class HistoryTest {
  private static final List<String> COLUMNS = List.of("step", "loss");

  @TempDir private Path runs;

  @Test
  void aFolderThatWentAwayIsToldAndNothingIsWrittenToWhatIsInItsPlace() throws IOException {
    Path folder = Files.createDirectory(runs.resolve("run"));
    Path file = folder.resolve("history.csv");
    try (FolderLock lock = FolderLock.take(folder);
        History history = new History(file, "", COLUMNS, lock)) {
      history.add(1, 0.5);
      assertEquals("step,loss\n1,0.5\n", Files.readString(file));
      Files.move(folder, runs.resolve("moved"));
      assertTrue(isGone(assertThrows(IOException.class, () -> history.add(2, 0.25))));
      Files.createDirectory(folder);
      assertTrue(
          isGone(assertThrows(IOException.class, () -> new History(file, "", COLUMNS, lock))));
      assertTrue(
          isGone(assertThrows(IOException.class, () -> History.restore(file, "step", lock))));
      assertFalse(Files.exists(file));
    }
  }

  @Test
  void theLinesOfAShorterTrainingAreThoseOfALongerOne() {
    int lines = 0;
    long before = 0;
    for (long step = 1; step <= 1_000_000; step++) {
      if (History.hasLine(step)) {
        lines++;
        long distance = step - before;
        assertTrue(distance == 1 || distance <= step / 200 + 1, step + " after " + before);
        before = step;
      }
      if (step == 500) {
        assertEquals(500, lines);
      } else if (step == 1000) {
        assertEquals(750, lines);
      } else if (step == 10_000) {
        assertEquals(1550, lines);
      }
    }
    assertEquals(1_000_000, before);
    assertTrue(lines < 4000, "" + lines);
  }

  private static boolean isGone(Throwable thrown) {
    return thrown instanceof FolderGoneException
        || thrown.getCause() != null && isGone(thrown.getCause());
  }
}
