package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The trials of a sweep, with a link to the page of each. */
final class TrialsSection {
  private final JsonNode trials;

  TrialsSection(JsonNode trials) {
    this.trials = trials;
  }

  void write(Html page) {
    if (!trials.isArray() || trials.isEmpty()) {
      return;
    }
    Set<String> axes = new LinkedHashSet<>();
    Set<String> metrics = new LinkedHashSet<>();
    for (JsonNode trial : trials) {
      trial.path("values").fieldNames().forEachRemaining(axes::add);
      trial.path("metrics").fieldNames().forEachRemaining(metrics::add);
    }
    page.raw("<section><h2>Trials</h2>\n<table class=\"narrow\"><thead><tr>");
    page.element("th", "Trial");
    axes.forEach(axis -> page.element("th", axis));
    metrics.forEach(metric -> page.element("th", "number", metric));
    page.raw("</tr></thead><tbody>\n");
    int number = 0;
    for (JsonNode trial : trials) {
      number++;
      page.raw("<tr><th><a href=\"").text(trial.path("folder").asText()).raw("/report.html\">");
      page.text(Integer.toString(number)).raw("</a></th>");
      for (String axis : axes) {
        JsonNode value = trial.path("values").path(axis);
        page.element("td", value.isContainerNode() ? value.toString() : value.asText());
      }
      for (String metric : metrics) {
        JsonNode value = trial.path("metrics").path(metric);
        page.element("td", "number", value.isMissingNode() ? "" : Numbers.of(Numbers.read(value)));
      }
      page.raw("</tr>\n");
    }
    page.raw("</tbody></table>\n</section>\n");
  }
}
