package org.langevin.api.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.figure.Figure;

/**
 * What a metric found.
 *
 * @param values the figures by name, the main one under {@code value}
 * @param better whether lower or higher values are better
 * @param note what a reader must know to read the figures, for example which features were used;
 *     may be empty
 * @param figures data to be drawn
 */
public record MetricResult(
    Map<String, Double> values, Better better, String note, List<Figure> figures) {
  /** The name of the main figure. */
  public static final String VALUE = "value";

  /** Copies the collections; the main figure must be there. */
  public MetricResult {
    if (!values.containsKey(VALUE)) {
      throw new IllegalArgumentException("a metric gives its main figure under the name " + VALUE);
    }
    values = new LinkedHashMap<>(values);
    figures = List.copyOf(figures);
  }

  /** A result of one figure. */
  public static MetricResult of(double value, Better better) {
    return new MetricResult(Map.of(VALUE, value), better, "", List.of());
  }

  /** The main figure. */
  public double value() {
    return values.get(VALUE);
  }

  /** Which way is good. */
  public enum Better {
    /** Smaller values are better. */
    LOWER,
    /** Larger values are better. */
    HIGHER
  }
}
