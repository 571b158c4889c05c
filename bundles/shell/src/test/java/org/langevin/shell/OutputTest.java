package org.langevin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OutputTest {
  @Test
  void textThatIsJsonIsReadAsJsonAndOtherTextAsString() {
    assertEquals(0.5, Output.value("0.5").asDouble());
    assertTrue(Output.value("[1,2]").isArray());
    assertEquals("classifier", Output.value("classifier").asText());
    assertEquals("", Output.value("").asText());
    assertTrue(Output.value("null").isNull());
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
