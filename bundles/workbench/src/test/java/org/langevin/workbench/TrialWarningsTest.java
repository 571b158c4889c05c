package org.langevin.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialWarningsTest {
  private static final String FAR =
      "{'kind': 'far-samples', 'part': 'ula', 'message': '%d samples are far'}";

  private static List<String> lines(String trials) throws Exception {
    return TrialWarnings.lines(new ObjectMapper().readTree(trials.replace('\'', '"')));
  }

  @Test
  void whatIsOfOneKindIsToldOnce() throws Exception {
    String far = "{'warnings': [" + FAR + "]}";
    assertEquals(
        List.of(
            "trials 1, 3 and 4, ula: 8 samples are far (these are trial 1's numbers)",
            "trial 3, training: the loss grew"),
        lines(
            "["
                + String.format(far, 8)
                + ", {}, {'warnings': ["
                + String.format(FAR, 9)
                + ", {'kind': 'loss-grew', 'part': 'training', 'message': 'the loss grew'}]}, "
                + String.format(far, 7)
                + "]"));
  }

  @Test
  void manyTrialsAreCounted() throws Exception {
    String far = "{'warnings': [" + String.format(FAR, 1) + "]}";
    assertEquals(
        List.of(
            "trials 1, 2, 3, 4, 5, 6 and 2 more, ula: 1 samples are far (these are trial 1's"
                + " numbers)"),
        lines("[" + String.join(",", java.util.Collections.nCopies(8, far)) + "]"));
    assertEquals(List.of(), lines("[{}]"));
  }
}
