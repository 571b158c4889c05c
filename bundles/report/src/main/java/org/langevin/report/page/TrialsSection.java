package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.langevin.workbench.Comparison;

/**
 * The trials of a sweep, with a link to the page of each; before them the means over the seeds, if
 * these vary.
 */
final class TrialsSection {
  private final JsonNode trials;
  private final JsonNode means;
  private final JsonNode better;
  private final Set<String> metrics;

  /**
   * A section.
   *
   * @param sweep what {@code sweep.json} holds
   */
  TrialsSection(JsonNode sweep) {
    trials = sweep.path("trials");
    means = sweep.path("means");
    better = sweep.path("better");
    metrics = names(trials, "metrics");
  }

  private static Set<String> names(JsonNode entries, String member) {
    Set<String> names = new LinkedHashSet<>();
    entries.forEach(entry -> entry.path(member).fieldNames().forEachRemaining(names::add));
    return names;
  }

  void write(Html page) {
    if (!trials.isArray() || trials.isEmpty()) {
      return;
    }
    if (means.isArray() && means.size() < trials.size()) {
      page.raw("<section><h2>Means over the seeds</h2>\n");
      writeTable(page, means, "Trials");
      page.element("p", "remark", "Mean ± standard deviation of a trial.").raw("</section>\n");
    }
    page.raw("<section><h2>Trials</h2>\n");
    writeTable(page, trials, "Trial");
    if (trials.size() > 1 && !better.isEmpty()) {
      page.element("p", "remark", "The best value of each metric is in bold.");
    }
    page.raw("</section>\n");
  }

  private void writeTable(Html page, JsonNode entries, String first) {
    Set<String> axes = names(entries, "values");
    page.openTable("narrow").raw("<thead><tr>").element("th", first);
    axes.forEach(axis -> page.element("th", axis));
    metrics.forEach(metric -> page.element("th", "number", metric));
    page.raw("</tr></thead><tbody>\n");
    int number = 0;
    for (JsonNode entry : entries) {
      number++;
      page.raw("<tr><th>");
      if (entry.has("folder")) {
        page.raw("<a href=\"").text(entry.path("folder").asText()).raw("/report.html\">");
        page.text(Integer.toString(number)).raw("</a></th>");
      } else {
        page.text(Integer.toString(entry.path("trials").size())).raw("</th>");
      }
      for (String axis : axes) {
        JsonNode value = entry.path("values").path(axis);
        page.element("td", value.isContainerNode() ? value.toString() : value.asText());
      }
      for (String metric : metrics) {
        JsonNode figure = entry.path("metrics").path(metric);
        String kind = isBest(value(figure), entries, metric) ? "number best" : "number";
        page.element("td", kind, figure.isMissingNode() ? "" : text(figure));
      }
      page.raw("</tr>\n");
    }
    page.raw("</tbody>").closeTable();
  }

  private static String text(JsonNode figure) {
    return Numbers.of(value(figure), Numbers.read(figure.path("deviation")));
  }

  /** A trial has a number, a mean an object. */
  private static double value(JsonNode figure) {
    return Numbers.read(figure.isObject() ? figure.path("mean") : figure);
  }

  private boolean isBest(double value, JsonNode entries, String metric) {
    return Comparison.isBest(
        value,
        better.path(metric).asText(),
        StreamSupport.stream(entries.spliterator(), false)
            .mapToDouble(entry -> value(entry.path("metrics").path(metric)))
            .toArray());
  }
}
