package org.langevin.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedValueTest {
  @Test
  void textIsJsonOnlyIfAllOfItIs() {
    assertEquals(0.5, TypedValue.of("0.5").asDouble());
    assertTrue(TypedValue.of("[1,2]").isArray());
    assertTrue(TypedValue.of("null").isNull());
    for (String text : List.of("classifier", "", "2 3", "1e99999999999", "1,", "{} x")) {
      assertEquals(text, TypedValue.of(text).textValue());
    }
  }
}
