package org.langevin.boot;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  private static final long HEAP = 2L << 30;

  private static void refused(int java, long heap, String encoding, String text, String word) {
    StartException failure =
        assertThrows(
            StartException.class,
            () -> Requirements.check(java, heap, encoding, List.of("run", text)));
    assertTrue(failure.getMessage().contains(word), failure.getMessage());
  }

  @Test
  void whatIsMissingIsNamed() {
    refused(22, HEAP, "UTF-8", "", "JDK 17, 21 or 25, and this is Java 22");
    refused(26, HEAP, "UTF-8", "", "JDK 17, 21 or 25, and this is Java 26");
    refused(17, 8 << 20, "UTF-8", "", "LANGEVIN_HEAP");
    refused(17, HEAP, "ANSI_X3.4-1968", "\uFFFD", "C.UTF-8");
  }

  @Test
  void eachJdkWithLongTermSupportWillDo() {
    for (int java : Requirements.JAVA) {
      assertDoesNotThrow(() -> Requirements.check(java, HEAP, "UTF-8", List.of()));
    }
  }

  @Test
  void plainNamesNeedNoLocale() {
    assertDoesNotThrow(() -> Requirements.check(17, HEAP, "ANSI_X3.4-1968", List.of("/tmp/a b")));
    assertDoesNotThrow(() -> Requirements.check(17, HEAP, "UTF-8", List.of("Ümläut")));
  }
}
