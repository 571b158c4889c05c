package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The metrics of all samplers, beside what a paper gives. */
final class MetricsSection {
  /** What a metric's main figure is called. */
  private static final String MAIN = "value";

  private final JsonNode metrics;

  MetricsSection(JsonNode metrics) {
    this.metrics = metrics;
  }

  void write(Html page) {
    if (!metrics.isArray() || metrics.isEmpty()) {
      return;
    }
    boolean references = false;
    Map<String, List<JsonNode>> groups = new LinkedHashMap<>();
    for (JsonNode metric : metrics) {
      references |= metric.path("reference").isNumber();
      groups.computeIfAbsent(title(metric), key -> new ArrayList<>()).add(metric);
    }
    page.raw("<section><h2>Metrics</h2>\n<table class=\"metrics\"><thead><tr>");
    page.element("th", "Metric").element("th", "Sampler").element("th", "number", "Value");
    if (references) {
      page.element("th", "number", "Reference").element("th", "number", "Difference");
    }
    page.element("th", "Better").raw("</tr></thead>\n");
    List<String> notes = notes();
    groups.forEach((title, group) -> writeGroup(page, title, group));
    page.raw("</table>\n");
    if (groups.values().stream().anyMatch(group -> group.size() > 1)) {
      page.element("p", "remark", "The best value of each metric is in bold.").raw("\n");
    }
    if (references) {
      page.element(
              "p",
              "remark",
              "Reference: the value that the paper gives. Difference: value minus reference.")
          .raw("\n");
    }
    for (int i = 0; i < notes.size(); i++) {
      page.raw("<p class=\"remark\"><sup>" + (i + 1) + "</sup> ").text(notes.get(i)).raw("</p>\n");
    }
    page.raw("</section>\n");
  }

  private void writeGroup(Html page, String title, List<JsonNode> group) {
    boolean references = false;
    for (JsonNode metric : metrics) {
      references |= metric.path("reference").isNumber();
    }
    double best = best(group);
    List<String> notes = notes();
    page.raw("<tbody>");
    boolean first = true;
    for (JsonNode metric : group) {
      page.raw("<tr>");
      if (first) {
        page.raw("<th scope=\"rowgroup\" rowspan=\"" + group.size() + "\">").text(title);
        page.raw("</th>");
      }
      first = false;
      page.element("td", metric.path("sampler").asText());
      double value = Numbers.read(metric.path("value"));
      boolean bold = group.size() > 1 && value == best;
      page.raw(bold ? "<td class=\"number best\">" : "<td class=\"number\">");
      page.text(Numbers.of(value));
      int note = notes.indexOf(metric.path("note").asText());
      page.raw(note < 0 ? "" : "<sup>" + (note + 1) + "</sup>").raw("</td>");
      if (references) {
        writeReference(page, value, metric.path("reference"));
      }
      page.element("td", better(metric)).raw("</tr>\n");
    }
    page.raw("</tbody>\n");
  }

  private static void writeReference(Html page, double value, JsonNode reference) {
    if (!reference.isNumber()) {
      page.raw("<td></td><td></td>");
      return;
    }
    double expected = reference.doubleValue();
    String relative =
        expected == 0 || Double.isNaN(value)
            ? ""
            : String.format(
                Locale.ROOT, " (%+.1f %%)", 100 * (value - expected) / Math.abs(expected));
    page.element("td", "number", Numbers.of(expected));
    page.element(
        "td", "number", Numbers.difference(value - expected) + relative.replace('-', '\u2212'));
  }

  private static String title(JsonNode metric) {
    String id = metric.path("id").asText();
    String name = metric.path("name").asText(MAIN);
    return name.equals(MAIN) || name.isEmpty() || name.equals(id) ? id : id + ": " + name;
  }

  private static String better(JsonNode metric) {
    String better = metric.path("better").asText("").toLowerCase(Locale.ROOT);
    return better.equals("lower") ? "\u2193 lower" : better.equals("higher") ? "\u2191 higher" : "";
  }

  /** NaN if nobody said which way is good. */
  private static double best(List<JsonNode> group) {
    String better = better(group.get(0));
    double best = Double.NaN;
    for (JsonNode metric : group) {
      double value = Numbers.read(metric.path("value"));
      boolean improves =
          Double.isNaN(best) || (better.startsWith("\u2193") ? value < best : value > best);
      if (!better.isEmpty() && !Double.isNaN(value) && improves) {
        best = value;
      }
    }
    return best;
  }

  private List<String> notes() {
    Set<String> notes = new LinkedHashSet<>();
    for (JsonNode metric : metrics) {
      String note = metric.path("note").asText("");
      if (!note.isEmpty()) {
        notes.add(note);
      }
    }
    return List.copyOf(notes);
  }
}
