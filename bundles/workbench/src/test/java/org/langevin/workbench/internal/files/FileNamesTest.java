package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  @Test
  void plainNamesStayAsTheyAre() {
    assertEquals("euler-maruyama-2", FileNames.of("euler-maruyama-2"));
    assertEquals("levels.mala", FileNames.of("levels", "mala"));
    assertEquals("_u_l_a", FileNames.of("ULA"));
    assertEquals("a_020_b", FileNames.of("a b"));
    assertEquals("_0_", FileNames.of(""));
  }

  @Test
  void differentWordsGiveDifferentNamesAlsoWhereCaseIsNotDistinguished() {
    String[] pieces = {"a", "A", "b", "-", ".", "_", "0", "_0_", "é", "\u0000", " ", "/", "𝒳", ""};
    Random random = new Random(3);
    Map<String, List<String>> seen = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      String[] words = new String[1 + random.nextInt(3)];
      for (int j = 0; j < words.length; j++) {
        StringBuilder word = new StringBuilder();
        for (int k = random.nextInt(4); k > 0; k--) {
          word.append(pieces[random.nextInt(pieces.length)]);
        }
        words[j] = word.toString();
      }
      String name = FileNames.of(words);
      assertTrue(name.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*"), name);
      assertEquals(name.toLowerCase(Locale.ROOT), name);
      List<String> before = seen.put(name, List.of(words));
      if (before != null) {
        assertEquals(before, List.of(words));
      }
    }
  }

  @Test
  void longNamesFitAndStayApart() {
    Map<String, String> seen = new HashMap<>();
    for (String name : List.of("a".repeat(400), "a".repeat(401), "a".repeat(120) + "_1")) {
      assertTrue(FileNames.of(name).length() < 200);
      assertNull(seen.put(FileNames.of(name), name));
    }
  }
}
