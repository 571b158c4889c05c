package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.workbench.TrialWarnings;

/**
 * What a reader must know before anything else: what the run found, whether that was expected, and
 * warnings. Of a sweep, its own and those of its trials.
 */
final class FindingsSection {
  /** A list says no more than the first few lines, a sentence no more than a few values. */
  private static final int MOST = 12;

  private static final int MOST_VALUES = 4;

  private final List<String> samplers = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<Claim, List<Found>> missed = new LinkedHashMap<>();
  private final Map<Claim, List<Found>> met = new LinkedHashMap<>();

  FindingsSection(JsonNode run, JsonNode trials) {
    run.path("samplers").forEach(sampler -> samplers.add(sampler.path("name").asText()));
    add(run, "");
    for (JsonNode warning : run.path("warnings")) {
      warnings.add(warning.path("part").asText() + ": " + warning.path("message").asText() + ".");
    }
    TrialWarnings.lines(trials).forEach(line -> warnings.add(line + "."));
    int number = 0;
    for (JsonNode trial : trials) {
      number++;
      add(trial, "trial " + number);
    }
  }

  /** One claim of an experiment, about one figure or that of every sampler and every trial. */
  private record Claim(String pointer, String figure, String expected) {}

  /**
   * What came of a claim.
   *
   * @param of the sampler, the trial, or both; may be empty
   * @param subject all that it is about
   */
  private record Found(String of, String subject, String value) {}

  private void add(JsonNode findings, String trial) {
    String before = trial.isEmpty() ? "" : trial + ", ";
    for (JsonNode expectation : findings.path("expectations")) {
      String subject = expectation.path("subject").asText();
      String sampler =
          samplers.stream().filter(name -> subject.endsWith(" of " + name)).findFirst().orElse("");
      String figure =
          sampler.isEmpty()
              ? subject
              : subject.substring(0, subject.length() - " of ".length() - sampler.length());
      (expectation.path("holds").asBoolean() ? met : missed)
          .computeIfAbsent(
              new Claim(
                  expectation.path("pointer").asText(),
                  figure,
                  expectation.path("expected").asText()),
              key -> new ArrayList<>())
          .add(
              new Found(
                  before.isEmpty() || sampler.isEmpty() ? trial + sampler : before + sampler,
                  before + subject,
                  expectation.path("found").asText()));
    }
  }

  void write(Html page) {
    if (!missed.isEmpty()) {
      page.raw("<div class=\"banner\"><b>Not as expected.</b>\n");
      writeList(page, words(missed, "; expected: ", ""));
      page.raw("</div>\n");
    }
    if (!met.isEmpty()) {
      List<String> words = words(met, " (", ")");
      page.raw("<p class=\"expected\"><b>");
      page.text(missed.isEmpty() ? "As expected:" : "As expected, however:").raw("</b> ");
      page.text(String.join("; ", words.subList(0, Math.min(MOST, words.size()))));
      page.text(words.size() > MOST ? "; and " + (words.size() - MOST) + " more." : ".");
      page.raw("</p>\n");
    }
    if (!warnings.isEmpty()) {
      page.raw("<div class=\"banner\"><b>Warning.</b> These results are not to be trusted as they");
      page.raw(" stand.\n");
      writeList(page, warnings);
      page.raw("</div>\n");
    }
  }

  /** Of each claim, for example {@code w is 0.1 for ula and 0.2 for mala (at most 0.3)}. */
  private static List<String> words(Map<Claim, List<Found>> claims, String before, String after) {
    List<String> words = new ArrayList<>();
    claims.forEach(
        (claim, found) ->
            words.add(
                (found.size() == 1
                        ? found.get(0).subject() + " is " + found.get(0).value()
                        : claim.figure() + " is " + values(found))
                    + before
                    + claim.expected()
                    + after));
    return words;
  }

  private static String values(List<Found> found) {
    List<String> values = new ArrayList<>();
    for (Found each : found.subList(0, Math.min(MOST_VALUES, found.size()))) {
      values.add(each.value() + " for " + each.of());
    }
    if (found.size() > MOST_VALUES) {
      values.add("so on for " + (found.size() - MOST_VALUES) + " more");
    }
    int last = values.size() - 1;
    return String.join(", ", values.subList(0, last)) + " and " + values.get(last);
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
