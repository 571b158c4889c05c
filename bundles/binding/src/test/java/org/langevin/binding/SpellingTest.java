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

  @Test
  void wordsOfOtherProgramsAreUnderstood() {
    List<String> training = List.of("steps", "batch", "optimizer", "averaging");
    assertEquals(
        "; did you mean steps? An epoch of n items has n / batch of them.",
        Spelling.hint("n_epochs", training));
    assertEquals(List.of("batch"), Spelling.near("batch_size", training));
    assertEquals(List.of("learningRate"), Spelling.near("lr", List.of("beta1", "learningRate")));
    assertEquals(
        List.of("smallest"), Spelling.near("sigma_min", List.of("smallest", "largest", "sigma")));
    assertEquals(
        List.of("frechet-distance"),
        Spelling.near("FID", List.of("wasserstein", "frechet-distance")));
    assertEquals(List.of(), Spelling.near("lr", training));
  }
}
