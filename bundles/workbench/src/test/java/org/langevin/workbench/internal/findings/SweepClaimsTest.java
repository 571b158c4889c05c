package org.langevin.workbench.internal.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.InvalidRequestException;

class SweepClaimsTest {
  private static final String AXIS = "/loss/count";

  private static String refused(String value, List<Map<String, JsonNode>> trials) throws Exception {
    ObjectNode document =
        (ObjectNode)
            StrictJson.parse(
                """
                {"expect": [{"metric": "mode-weights", "at": {"/loss/count": %s}, "atMost": 1}]}
                """
                    .formatted(value));
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> SweepClaims.read("s", document, List.of(AXIS), trials, false));
    assertEquals(1, e.problems().size(), e.getMessage());
    return e.problems().get(0).message();
  }

  @Test
  void aValueThatNoTrialHasIsToldBesideThoseThatTheyHave() throws Exception {
    List<Map<String, JsonNode>> trials =
        List.of(Map.of(AXIS, IntNode.valueOf(1)), Map.of(AXIS, IntNode.valueOf(2)));
    assertEquals("this is 5, which no trial has; they have 1, 2", refused("5", trials));
  }

  @Test
  void longValuesAndManyDoNotMakeLongMessages() throws Exception {
    List<Map<String, JsonNode>> trials = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      trials.add(Map.of(AXIS, TextNode.valueOf("long ".repeat(1000) + i)));
      trials.add(Map.of(AXIS, IntNode.valueOf(i)));
    }
    String message = refused("\"" + "long ".repeat(1000) + "\"", trials);
    assertTrue(message.length() < 1000, message.length() + " characters");
  }
}
