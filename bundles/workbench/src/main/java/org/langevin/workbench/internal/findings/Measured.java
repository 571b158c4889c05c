package org.langevin.workbench.internal.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.langevin.api.metric.MetricResult;
import org.langevin.binding.Spelling;

/**
 * The figures of a run's metrics, as {@code metrics.json} holds them.
 *
 * @param metrics the list
 */
record Measured(JsonNode metrics) {
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final double SMALL = 1e-4;
  private static final double LARGE = 1e6;

  /**
   * One figure.
   *
   * @param value NaN if there is none
   * @param text the value for people, or why there is none
   * @param lowerIsBetter what the metric says of its main figure
   */
  record Found(double value, String text, boolean lowerIsBetter) {}

  /** The samplers of which a metric was computed, in order; one empty name if there is none. */
  List<String> samplers(String metric) {
    List<String> samplers = new ArrayList<>();
    for (JsonNode entry : metrics) {
      if (entry.path("name").asText().equals(metric)) {
        samplers.add(entry.path("sampler").asText());
      }
    }
    return samplers;
  }

  /**
   * Looks a figure up.
   *
   * @param value null for the main one
   */
  Found find(String metric, String sampler, String value) {
    for (JsonNode entry : metrics) {
      if (entry.path("name").asText().equals(metric)
          && entry.path("sampler").asText().equals(sampler)) {
        return found(entry, value);
      }
    }
    return new Found(Double.NaN, "not measured", true);
  }

  private static Found found(JsonNode entry, String value) {
    boolean lower = !entry.path("better").asText().equals("higher");
    boolean main = value == null || value.equals(MetricResult.VALUE);
    JsonNode json = main ? entry.path(MetricResult.VALUE) : entry.path("values").path(value);
    if (json.isNumber()) {
      return new Found(json.doubleValue(), text(json.doubleValue()), lower);
    }
    if (json.isNull()) {
      return new Found(Double.NaN, "no finite number", lower);
    }
    List<String> names = new ArrayList<>();
    entry.path("values").fieldNames().forEachRemaining(names::add);
    String hint = Optional.ofNullable(value).map(v -> hint(v, names)).orElse("");
    return new Found(Double.NaN, "not among the metric's figures" + hint, lower);
  }

  private static String hint(String value, List<String> names) {
    return Spelling.hintOrList(value, names, "they are");
  }

  /** A number with four digits. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return size == 0 || (size >= SMALL && size < LARGE)
        ? rounded.toPlainString()
        : rounded.toString();
  }
}
