package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

class ItemFilesTest {
  @TempDir Path folder;

  @Test
  void tablesMayHaveAHead() throws IOException {
    for (String head : new String[] {"", "x,y\n", "\n\"x\",\"y\"\n"}) {
      Items items = ItemFiles.read(table(head + "1,2\n\n\"3\", 4.5e0\n"));
      assertEquals(Shape.point(2), items.shape());
      assertArrayEquals(new float[] {1, 2, 3, 4.5f}, items.toArray());
    }
  }

  @Test
  void brokenTablesAreRefusedWithTheLine() throws IOException {
    assertRefused("line 2 has 3 values, not 2", table("1,2\n1,2,3\n"));
    assertRefused("line 3: \"a\" is not a number", table("x,y\n1,2\n1,a\n"));
    assertRefused("no items", table("x,y\n"));
    assertRefused("item 1 has the value NaN", table("1\nNaN\n"));
    assertRefused(".npy or a .csv", Files.writeString(folder.resolve("a.txt"), "1"));
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private void assertRefused(String reason, Path file) {
    String message = assertThrows(IOException.class, () -> ItemFiles.read(file)).getMessage();
    assertTrue(message.contains(reason) && message.contains(file.toString()), message);
  }
}
