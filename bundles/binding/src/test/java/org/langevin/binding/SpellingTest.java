package org.langevin.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void distanceCountsEditsAndSwaps() {
    assertEquals(0, Spelling.distance("mala", "mala"));
    assertEquals(1, Spelling.distance("mala", "maal"));
    assertEquals(3, Spelling.distance("kitten", "sitting"));
    assertEquals(4, Spelling.distance("", "mala"));
  }

  @Test
  void nearWordsAreOfferedNearestFirst() {
    assertEquals(
        List.of("swiss-roll", "swiss-rolls"),
        Spelling.near("swis-roll", List.of("banana", "swiss-rolls", "swiss-roll")));
    assertEquals("", Spelling.hint("xyz", List.of("banana", "star")));
    assertEquals(
        "; known are: banana, star",
        Spelling.hintOrList("xyz", List.of("star", "banana"), "known are"));
  }
}
