package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** How the samplers worked: counts, evaluations, time and what they say of themselves. */
final class SamplersSection {
  private final JsonNode samplers;
  private final JsonNode scores;

  /**
   * A section.
   *
   * @param samplers what is known of those that are done
   * @param scores which score each one drives
   */
  SamplersSection(JsonNode samplers, JsonNode scores) {
    this.samplers = samplers;
    this.scores = scores;
  }

  void write(Html page) {
    if (!samplers.isArray() || samplers.isEmpty()) {
      return;
    }
    Set<String> diagnostics = new LinkedHashSet<>();
    for (JsonNode sampler : samplers) {
      sampler.path("diagnostics").fieldNames().forEachRemaining(diagnostics::add);
    }
    page.raw("<section><h2>Samplers</h2>\n").openTable("narrow").raw("<thead><tr>");
    page.element("th", "Sampler");
    page.element("th", "number", "Samples").element("th", "number", "Score evaluations");
    page.element("th", "number", "Time");
    diagnostics.forEach(name -> page.element("th", "number", name.replace('-', ' ')));
    page.raw("</tr></thead><tbody>\n");
    for (JsonNode sampler : samplers) {
      page.raw("<tr>").element("th", sampler.path("name").asText());
      page.element("td", "number", number(sampler.path("count")));
      page.element("td", "number", number(sampler.path("evaluations")));
      page.element("td", "number", Numbers.duration(Numbers.read(sampler.path("seconds"))));
      for (String name : diagnostics) {
        page.element("td", "number", number(sampler.path("diagnostics").path(name)));
      }
      page.raw("</tr>\n");
    }
    page.raw("</tbody>").closeTable();
    page.element(
        "p",
        "remark",
        "Score evaluations: of each sample, on average. What samplers say of themselves is averaged"
            + " over the samples.");
    for (JsonNode score : scores) {
      String condition = score.path("condition").asText();
      if (!condition.equals("none")) {
        page.element(
                "p",
                "remark",
                "The score that "
                    + score.path("sampler").asText()
                    + " drives is that of "
                    + score.path("network").asText()
                    + " at "
                    + condition
                    + ".")
            .raw("\n");
      }
    }
    page.raw("</section>\n");
  }

  private static String number(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? "" : Numbers.of(Numbers.read(node));
  }
}
