package org.langevin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  @ParameterizedTest
  @CsvSource({
    "run, run, 0",
    "rnu, run, 1",
    "run, runs, 1",
    "metrik, metric, 1",
    "'', run, 3",
    "sitting, kitten, 3"
  })
  void distanceCountsEdits(String from, String to, int edits) {
    assertEquals(edits, Commands.distance(from, to));
    assertEquals(edits, Commands.distance(to, from));
  }
}
