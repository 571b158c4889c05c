package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** Whether a run came as expected, and what else must be known of it, in words. */
final class Findings {
  private Findings() {}

  /**
   * Prints one line for each warning, and for each expectation that did not come true; one for all
   * if all did.
   *
   * @param of before each warning, for example {@code trial 2, }; may be empty
   */
  static void print(PrintStream out, JsonNode expectations, JsonNode warnings, String of) {
    for (JsonNode warning : warnings) {
      out.println(
          "Warning: "
              + of
              + warning.path("part").asText()
              + ": "
              + warning.path("message").asText());
    }
    boolean all = true;
    for (JsonNode expectation : expectations) {
      if (!expectation.path("holds").asBoolean()) {
        all = false;
        out.println(
            "Not as expected: "
                + of
                + expectation.path("subject").asText()
                + " is "
                + expectation.path("found").asText()
                + "; expected: "
                + expectation.path("expected").asText());
      }
    }
    if (all && !expectations.isEmpty()) {
      out.println("As expected: " + of + words(expectations));
    }
  }

  private static String words(JsonNode expectations) {
    StringBuilder text = new StringBuilder();
    for (JsonNode expectation : expectations) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(expectation.path("subject").asText())
          .append(" is ")
          .append(expectation.path("expected").asText());
    }
    return text.toString();
  }
}
