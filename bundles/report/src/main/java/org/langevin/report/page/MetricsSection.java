package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The metrics of all samplers, beside what perfect samples would give and what a paper gives. */
final class MetricsSection {
  /** What a metric's main figure is called. */
  static final String MAIN = "value";

  private static final String ERROR = "standard-error";

  private final Map<String, List<Row>> groups = new LinkedHashMap<>();
  private final OtherFigures others = new OtherFigures();
  private final List<String> notes = new ArrayList<>();
  private boolean references;
  private boolean floors;

  MetricsSection(JsonNode metrics) {
    for (JsonNode metric : metrics) {
      add(metric);
    }
  }

  /**
   * The main figure of one sampler.
   *
   * @param error its standard error; NaN if it is not known
   * @param floor what perfect samples would give; NaN if it is not known
   * @param reference NaN if there is none
   * @param note its number from 1; 0 if there is none
   */
  private record Row(
      String sampler,
      double value,
      double error,
      double floor,
      double reference,
      Better better,
      int note) {
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
    String name = metric.path("name").asText("");
    String title = name.isEmpty() || name.equals(MAIN) ? metric.path("id").asText("") : name;
    Row row =
        new Row(
            metric.path("sampler").asText(""),
            Numbers.read(metric.path(MAIN)),
            Numbers.read(metric.path("values").path(ERROR)),
            Numbers.read(metric.path("perfect").path(MAIN)),
            Numbers.read(metric.path("reference")),
            Better.of(metric),
            note(metric.path("note").asText("")));
    references |= !Double.isNaN(row.reference());
    floors |= !Double.isNaN(row.floor());
    groups.computeIfAbsent(title, key -> new ArrayList<>()).add(row);
    others.add(title, metric);
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
    page.raw("<section><h2>Metrics</h2>\n").openTable("").raw("<thead><tr>");
    page.element("th", "Metric").element("th", "Sampler").element("th", "number", "Value");
    if (floors) {
      page.element("th", "number", "Floor");
    }
    if (references) {
      page.element("th", "number", "Reference").element("th", "number", "Difference");
    }
    page.element("th", "Better").raw("</tr></thead>\n");
    boolean compared = false;
    for (Map.Entry<String, List<Row>> group : groups.entrySet()) {
      compared |= write(page, group.getKey(), group.getValue());
    }
    page.closeTable();
    writeRemarks(page, compared);
    others.write(page);
    page.raw("</section>\n");
  }

  private void writeRemarks(Html page, boolean compared) {
    groups.forEach(
        (title, rows) -> {
          double spread = spread(rows);
          double floor = rows.stream().mapToDouble(Row::floor).max().orElse(Double.NaN);
          if (rows.get(0).better() == Better.LOWER && spread < floor) {
            page.element(
                "p",
                "remark",
                title
                    + ": the samplers differ by at most "
                    + Numbers.rough(spread)
                    + ", less than the floor: that may be chance.");
          }
        });
    List<String> remarks = new ArrayList<>();
    if (compared) {
      remarks.add("The best value of each metric is in bold.");
    }
    if (floors) {
      remarks.add(
          "Floor: what as many samples of the data's own law would give; smaller differences may"
              + " be chance.");
    }
    if (references) {
      remarks.add("Reference: the value that the paper gives. Difference: value minus reference.");
    }
    if (!remarks.isEmpty()) {
      page.element("p", "remark", String.join(" ", remarks)).raw("\n");
    }
    for (int i = 0; i < notes.size(); i++) {
      page.raw("<p class=\"remark\"><sup>" + (i + 1) + "</sup> ").text(notes.get(i)).raw("</p>\n");
    }
  }

  /** How much the values differ; NaN if there are not two, or one is no number. */
  private static double spread(List<Row> rows) {
    DoubleSummaryStatistics values = rows.stream().mapToDouble(Row::value).summaryStatistics();
    return rows.size() < 2 ? Double.NaN : values.getMax() - values.getMin();
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
      page.text(Numbers.of(row.value(), row.error())).raw("</td>");
      if (floors) {
        page.element("td", "number", Double.isNaN(row.floor()) ? "" : Numbers.rough(row.floor()));
      }
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
