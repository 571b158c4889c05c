package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The metrics of all samplers, beside what a paper gives. */
final class MetricsSection {
  /** What a metric's main figure is called. */
  private static final String MAIN = "value";

  private final Map<String, List<Row>> groups = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private boolean references;

  MetricsSection(JsonNode metrics) {
    for (JsonNode metric : metrics) {
      add(metric);
    }
  }

  /**
   * One figure of one sampler.
   *
   * @param reference NaN if there is none
   * @param note its number from 1; 0 if there is none
   */
  private record Row(String sampler, double value, double reference, Better better, int note) {
    /** Whether this is better than another value; anything is better than no number. */
    boolean isBetterThan(double other) {
      return better != Better.UNKNOWN
          && !Double.isNaN(value)
          && (Double.isNaN(other) || (better == Better.LOWER ? value < other : value > other));
    }
  }

  private enum Better {
    LOWER("\u2193\u00a0lower"),
    HIGHER("\u2191\u00a0higher"),
    UNKNOWN("");

    private final String label;

    Better(String label) {
      this.label = label;
    }

    static Better of(JsonNode metric) {
      return switch (metric.path("better").asText("").toLowerCase(Locale.ROOT)) {
        case "lower" -> LOWER;
        case "higher" -> HIGHER;
        default -> UNKNOWN;
      };
    }
  }

  private void add(JsonNode metric) {
    String id = metric.path("id").asText("");
    String name = metric.path("name").asText("");
    String title = name.isEmpty() || name.equals(MAIN) ? id : name;
    String sampler = metric.path("sampler").asText("");
    int note = note(metric.path("note").asText(""));
    double reference = Numbers.read(metric.path("reference"));
    references |= !Double.isNaN(reference);
    add(
        title,
        new Row(sampler, Numbers.read(metric.path(MAIN)), reference, Better.of(metric), note));
    metric
        .path("values")
        .fields()
        .forEachRemaining(
            value -> {
              if (!value.getKey().equals(MAIN)) {
                add(
                    title + ": " + value.getKey().replace('-', ' '),
                    new Row(
                        sampler, Numbers.read(value.getValue()), Double.NaN, Better.UNKNOWN, note));
              }
            });
  }

  private void add(String title, Row row) {
    groups.computeIfAbsent(title, key -> new ArrayList<>()).add(row);
  }

  private int note(String note) {
    if (note.isEmpty()) {
      return 0;
    }
    if (!notes.contains(note)) {
      notes.add(note);
    }
    return notes.indexOf(note) + 1;
  }

  void write(Html page) {
    if (groups.isEmpty()) {
      return;
    }
    page.raw("<section><h2>Metrics</h2>\n<table><thead><tr>");
    page.element("th", "Metric").element("th", "Sampler").element("th", "number", "Value");
    if (references) {
      page.element("th", "number", "Reference").element("th", "number", "Difference");
    }
    page.element("th", "Better").raw("</tr></thead>\n");
    boolean compared = false;
    for (Map.Entry<String, List<Row>> group : groups.entrySet()) {
      compared |= write(page, group.getKey(), group.getValue());
    }
    page.raw("</table>\n");
    if (compared) {
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

  /** Returns whether there was something to compare. */
  private boolean write(Html page, String title, List<Row> rows) {
    double best = Double.NaN;
    for (Row row : rows) {
      best = row.isBetterThan(best) ? row.value() : best;
    }
    boolean compared = rows.size() > 1 && !Double.isNaN(best);
    boolean common = rows.stream().allMatch(row -> row.note() == rows.get(0).note());
    page.raw("<tbody>");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      page.raw("<tr>");
      if (i == 0) {
        page.raw("<th scope=\"rowgroup\" rowspan=\"" + rows.size() + "\">").text(title);
        page.raw(common ? mark(row) : "").raw("</th>");
      }
      page.raw("<td>").text(row.sampler()).raw(common ? "" : mark(row)).raw("</td>");
      boolean bold = compared && row.value() == best;
      page.raw(bold ? "<td class=\"number best\">" : "<td class=\"number\">");
      page.text(Numbers.of(row.value())).raw("</td>");
      if (references) {
        writeReference(page, row);
      }
      page.element("td", row.better().label).raw("</tr>\n");
    }
    page.raw("</tbody>\n");
    return compared;
  }

  private static String mark(Row row) {
    return row.note() == 0 ? "" : "<sup>" + row.note() + "</sup>";
  }

  private static void writeReference(Html page, Row row) {
    if (Double.isNaN(row.reference())) {
      page.raw("<td></td><td></td>");
      return;
    }
    page.element("td", "number", Numbers.of(row.reference()));
    double difference = row.value() - row.reference();
    if (Double.isNaN(difference)) {
      page.raw("<td></td>");
      return;
    }
    double relative = 100 * difference / Math.abs(row.reference());
    page.element(
        "td",
        "number",
        Numbers.difference(difference)
            + (row.reference() == 0 ? "" : " (" + Numbers.percent(relative) + ")"));
  }
}
