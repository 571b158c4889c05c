package org.langevin.api.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.figure.Figure;

/**
 * What a metric found.
 *
 * @param values the figures by name, the main one under {@code value}; the error of the main one,
 *     if it is known, under {@code standard-error}
 * @param better whether lower or higher values are better
 * @param note what a reader must know to read the figures, for example which features were used;
 *     may be empty
 * @param figures data to be drawn
 * @param perfect what as many samples of the data's own law would give on average, by the name of
 *     the figure, as far as the metric can tell; for a distance this is its floor, below which
 *     differences mean nothing
 * @param caution why the figures must not be taken as they stand, for example because there are too
 *     few samples; empty if they may
 */
public record MetricResult(
    Map<String, Double> values,
    Better better,
    String note,
    List<Figure> figures,
    Map<String, Double> perfect,
    String caution) {
  /** The name of the main figure. */
  public static final String VALUE = "value";

  /** The name of the standard error of the main figure. */
  public static final String STANDARD_ERROR = "standard-error";

  /** Copies the collections; the main figure must be there. */
  public MetricResult {
    if (!values.containsKey(VALUE)) {
      throw new IllegalArgumentException("a metric gives its main figure under the name " + VALUE);
    }
    values = new LinkedHashMap<>(values);
    figures = List.copyOf(figures);
    perfect = new LinkedHashMap<>(perfect);
  }

  /** A result of which nothing is known of perfect samples. */
  public MetricResult(
      Map<String, Double> values, Better better, String note, List<Figure> figures) {
    this(values, better, note, figures, Map.of(), "");
  }

  /** A result of one figure. */
  public static MetricResult of(double value, Better better) {
    return new MetricResult(Map.of(VALUE, value), better, "", List.of());
  }

  /** The same, with what perfect samples would give. */
  public MetricResult withPerfect(Map<String, Double> figuresOfPerfectSamples) {
    return new MetricResult(values, better, note, figures, figuresOfPerfectSamples, caution);
  }

  /** The same, with a reason for caution. */
  public MetricResult withCaution(String reason) {
    return new MetricResult(values, better, note, figures, perfect, reason);
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
