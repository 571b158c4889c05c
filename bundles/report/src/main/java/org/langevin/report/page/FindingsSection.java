package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader must know before anything else: whether the run came as expected, and warnings. Of
 * a sweep, its own and those of its trials.
 */
final class FindingsSection {
  /** A list says no more than the first few lines. */
  private static final int MOST = 12;

  private final List<String> warnings = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> met = new ArrayList<>();

  FindingsSection(JsonNode run, JsonNode trials) {
    add(run, "");
    int number = 0;
    for (JsonNode trial : trials) {
      number++;
      add(trial, "trial " + number + ", ");
    }
  }

  private void add(JsonNode findings, String of) {
    for (JsonNode warning : findings.path("warnings")) {
      warnings.add(
          of + warning.path("part").asText() + ": " + warning.path("message").asText() + ".");
    }
    for (JsonNode expectation : findings.path("expectations")) {
      String subject = of + expectation.path("subject").asText();
      String expected = expectation.path("expected").asText();
      String found = expectation.path("found").asText();
      if (expectation.path("holds").asBoolean()) {
        met.add(subject + " is " + found + " (" + expected + ")");
      } else {
        missed.add(subject + " is " + found + "; expected: " + expected);
      }
    }
  }

  void write(Html page) {
    if (!warnings.isEmpty()) {
      page.raw("<div class=\"banner\"><b>Warning.</b> These results are not to be trusted as they");
      page.raw(" stand.\n");
      writeList(page, warnings);
      page.raw("</div>\n");
    }
    if (!missed.isEmpty()) {
      page.raw("<div class=\"banner\"><b>Not as expected.</b>\n");
      writeList(page, missed);
      page.raw("</div>\n");
    } else if (!met.isEmpty()) {
      page.raw("<p class=\"expected\"><b>As expected:</b> ");
      page.text(String.join("; ", met.subList(0, Math.min(MOST, met.size()))));
      page.text(met.size() > MOST ? "; and " + (met.size() - MOST) + " more." : ".");
      page.raw("</p>\n");
    }
  }

  private static void writeList(Html page, List<String> lines) {
    page.raw("<ul>");
    for (String line : lines.subList(0, Math.min(MOST, lines.size()))) {
      page.element("li", line).raw("\n");
    }
    if (lines.size() > MOST) {
      page.element("li", "And " + (lines.size() - MOST) + " more.");
    }
    page.raw("</ul>");
  }
}
