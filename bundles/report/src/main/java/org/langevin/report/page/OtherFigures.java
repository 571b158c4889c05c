package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The figures of metrics beside the main ones, with a column for each sampler. Those of which it is
 * known what perfect samples would give stand beside that; the others are folded away.
 */
final class OtherFigures {
  /** More rows than a reader wants to see at once. */
  private static final int MANY = 16;

  /** By the metric and the figure, the values by the sampler. */
  private final Map<String, Map<String, Map<String, Double>>> exact = new LinkedHashMap<>();

  private final Map<String, Map<String, Map<String, Double>>> rest = new LinkedHashMap<>();

  /** What perfect samples would give, by the metric and the figure. */
  private final Map<String, Map<String, Double>> perfect = new LinkedHashMap<>();

  /**
   * Takes the figures of an entry.
   *
   * @param title the metric's
   * @param metric the entry of {@code metrics.json}
   */
  void add(String title, JsonNode metric) {
    metric
        .path("values")
        .properties()
        .forEach(
            value -> {
              String figure = value.getKey();
              if (figure.equals(MetricsSection.MAIN)) {
                return;
              }
              JsonNode known = metric.path("perfect").path(figure);
              if (known.isNumber()) {
                perfect
                    .computeIfAbsent(title, key -> new LinkedHashMap<>())
                    .put(figure, known.doubleValue());
              }
              (known.isNumber() ? exact : rest)
                  .computeIfAbsent(title, key -> new LinkedHashMap<>())
                  .computeIfAbsent(figure, key -> new LinkedHashMap<>())
                  .put(metric.path("sampler").asText(""), Numbers.read(value.getValue()));
            });
  }

  void write(Html page) {
    exact.forEach(
        (title, figures) -> {
          boolean folded = figures.size() > MANY;
          page.raw(folded ? "<details><summary>" : "<h3>").text(title + " in detail");
          page.raw(folded ? "</summary>\n" : "</h3>\n");
          writeTable(page, Map.of(title, figures), true);
          page.raw(folded ? "</details>\n" : "");
        });
    if (!rest.isEmpty()) {
      page.raw("<details><summary>More figures of the metrics</summary>\n");
      writeTable(page, rest, false);
      page.raw("</details>\n");
    }
  }

  private void writeTable(
      Html page, Map<String, Map<String, Map<String, Double>>> metrics, boolean withPerfect) {
    Set<String> samplers = new LinkedHashSet<>();
    metrics.values().forEach(m -> m.values().forEach(row -> samplers.addAll(row.keySet())));
    page.openTable("narrow").raw("<thead><tr>").element("th", "Figure");
    if (withPerfect) {
      page.element("th", "number", "Perfect samples");
    }
    samplers.forEach(name -> page.element("th", "number", name.isEmpty() ? "Value" : name));
    page.raw("</tr></thead><tbody>\n");
    metrics.forEach(
        (title, figures) ->
            figures.forEach(
                (figure, row) -> {
                  String words = figure.replace('-', ' ');
                  page.raw("<tr>").element("th", withPerfect ? words : title + ": " + words);
                  if (withPerfect) {
                    page.element("td", "number", Numbers.of(perfect.get(title).get(figure)));
                  }
                  for (String sampler : samplers) {
                    boolean known = row.containsKey(sampler);
                    page.element("td", "number", known ? Numbers.of(row.get(sampler)) : "");
                  }
                  page.raw("</tr>\n");
                }));
    page.closeTable();
  }
}
