package org.langevin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
  record Place(Path folder) {}

  @Test
  void foldersAreWrittenAsPeopleWriteThem() {
    Path folder = Path.of("/tmp/a b/\u00e9t\u00e9 100%");
    assertEquals(
        folder.toString(), Output.tree(List.of(new Place(folder))).at("/0/folder").textValue());
  }

  @Test
  void numbersKeepFourDigits() {
    assertEquals("0.1696", Output.number(0.1696));
    assertEquals("284.17", Output.number(284.17));
    assertEquals("1.235e-05", Output.number(1.2346e-5));
    assertEquals("0.0000", Output.number(0));
  }

  @Test
  void durationsReadWell() {
    assertEquals("1.5 s", Output.duration(1.5));
    assertEquals("3 min 12 s", Output.duration(192));
    assertEquals("2 h 5 min", Output.duration(7500));
    assertEquals("?", Output.duration(Double.NaN));
  }
}
