package org.langevin.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics of several runs side by side, and what differs in what was run.
 *
 * @param runs by the name of each in this comparison: the last name of its folder, with as many of
 *     those above it as it takes to tell it from the others
 * @param differences what differs in the experiments, defaults included: by JSON pointer the value
 *     by the run's name; a part that is another one stands there with its {@code use} only
 * @param rows the metrics; figures that were measured against different data, or by a metric with
 *     other parameters, are never in one row
 * @param samplers what sampling took, by the sampler and the run's name
 */
public record Comparison(
    Map<String, RunInfo> runs,
    Map<String, Map<String, JsonNode>> differences,
    List<Row> rows,
    Map<String, Map<String, Cost>> samplers) {
  /** Copies the collections. */
  public Comparison {
    runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
    differences = Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    rows = List.copyOf(rows);
    samplers = Collections.unmodifiableMap(new LinkedHashMap<>(samplers));
  }

  /**
   * A comparison of which only values are known.
   *
   * @param values for each metric (its name and the sampler's), the value by the run's name
   */
  public Comparison(Map<String, RunInfo> runs, Map<String, Map<String, Double>> values) {
    this(runs, Map.of(), rows(values), Map.of());
  }

  private static List<Row> rows(Map<String, Map<String, Double>> values) {
    List<Row> rows = new ArrayList<>();
    values.forEach(
        (name, byRun) -> {
          Map<String, Figure> figures = new LinkedHashMap<>();
          byRun.forEach(
              (run, value) -> figures.put(run, new Figure(value, Double.NaN, Double.NaN)));
          rows.add(new Row(name, "", "", "", figures));
        });
    return rows;
  }

  /**
   * Figures that may be compared.
   *
   * @param metric the metric's name
   * @param sampler the sampler's name; empty if the metric needs none
   * @param of which runs this row is about, if the others were measured otherwise; empty for all
   * @param better {@code lower}, {@code higher}, or empty if it is not known
   * @param figures by the run's name
   */
  public record Row(
      String metric, String sampler, String of, String better, Map<String, Figure> figures) {
    /** Copies the map. */
    public Row {
      figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** For example {@code mode-weights, ula}. */
    public String name() {
      return metric + (sampler.isEmpty() ? "" : ", " + sampler) + (of.isEmpty() ? "" : of);
    }

    /** Whether a run's figure is the best of several. */
    public boolean isBest(String run) {
      return figures.containsKey(run)
          && Comparison.isBest(
              figures.get(run).value(),
              better,
              figures.values().stream().mapToDouble(Figure::value).toArray());
    }
  }

  /**
   * Whether a value is the best of several. What is no number is not, and none is worse than it.
   *
   * @param better {@code lower}, {@code higher}, or empty if it is not known
   * @param all the value and the others
   */
  public static boolean isBest(double value, String better, double... all) {
    if (better.isEmpty() || all.length < 2 || Double.isNaN(value)) {
      return false;
    }
    return Arrays.stream(all)
        .allMatch(
            other ->
                Double.isNaN(other) || (better.equals("lower") ? value <= other : value >= other));
  }

  /**
   * A figure that was measured.
   *
   * @param value NaN if it is not finite
   * @param error its standard error; NaN if it is not known
   * @param floor what perfect samples would give; NaN if it is not known
   */
  public record Figure(double value, double error, double floor) {}

  /**
   * What it took to draw samples.
   *
   * @param count how many
   * @param evaluations of the score, for each
   * @param seconds for all
   */
  public record Cost(long count, double evaluations, double seconds) {}

  /** For each row, by its name, the value by the run's name. */
  public Map<String, Map<String, Double>> values() {
    Map<String, Map<String, Double>> values = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, Double> byRun = values.computeIfAbsent(row.name(), key -> new LinkedHashMap<>());
      row.figures().forEach((run, figure) -> byRun.put(run, figure.value()));
    }
    return values;
  }
}
