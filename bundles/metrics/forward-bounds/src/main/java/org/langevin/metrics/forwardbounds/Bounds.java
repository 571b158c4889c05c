package org.langevin.metrics.forwardbounds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.kit.dataset.NormalComponents.Component;
import org.langevin.kit.dataset.PerturbedLaw;
import org.langevin.kit.metric.NormalLaw;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.metric.UnivariateDistances;

/**
 * The distance and its bounds at some times.
 *
 * @param components at time 0
 * @param laws the same mixture
 */
record Bounds(Sde sde, NormalLaw prior, List<Component> components, PerturbedLaw laws) {
  private static final int TIMES = 60;
  private static final double TOLERANCE = 1e-6;

  /** Of a ratio of variances that is 1 by its formula. */
  private static final double ROUNDING = 1e-12;

  /** What is computed at each time. */
  private enum Column {
    DISTANCE("total variation", ""),
    GENERAL("bound, c = 3/2", MetricResult.VALUE),
    HALF("the thesis's, c = 1/2", "ratio-half"),
    PINSKER("Pinsker's bound", "ratio-pinsker"),
    PROPOSITION("proposition 5.1", "ratio-proposition");

    private final String label;
    private final String ratio;

    Column(String label, String ratio) {
      this.label = label;
      this.ratio = ratio;
    }
  }

  MetricResult result(MetricInput input) {
    double[] times = new double[TIMES];
    double[][] columns = new double[Column.values().length][TIMES];
    Tasks.run(
        TIMES,
        "times",
        input,
        index -> {
          times[index] = sde.horizon() * (index + 1) / TIMES;
          double[] row = at(times[index]);
          for (int c = 0; c < row.length; c++) {
            columns[c][index] = row[c];
          }
        });
    Map<String, Double> values = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      double ratio = ratio(columns[0], columns[column.ordinal()]);
      if (column != Column.DISTANCE && Double.isFinite(ratio)) {
        values.put(column.ratio, ratio);
      }
    }
    return new MetricResult(
        values,
        MetricResult.Better.LOWER,
        "ratios of the distance to its bounds, the largest of "
            + TIMES
            + " times; above 1 it is no bound",
        List.of(chart(times, columns)));
  }

  /** The largest; not finite if the bound holds at no time. */
  private static double ratio(double[] distances, double[] bounds) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < distances.length; i++) {
      if (!Double.isNaN(bounds[i])) {
        largest = Math.max(largest, distances[i] / bounds[i]);
      }
    }
    return largest;
  }

  private double[] at(double t) {
    Marginal law = sde.marginal(t);
    double[] row = new double[Column.values().length];
    row[Column.DISTANCE.ordinal()] =
        UnivariateDistances.totalVariation(laws.under(law).orElseThrow(), prior.law(), TOLERANCE);
    for (Component component : components) {
      double mean = law.scale() * component.mean() + law.offset();
      double variance =
          law.scale() * law.scale() * component.variance() + law.deviation() * law.deviation();
      double[] own = bounds(mean - prior.mean(), variance, prior.deviation());
      for (int c = 1; c < row.length; c++) {
        row[c] += component.weight() * own[c];
      }
    }
    return row;
  }

  /**
   * The bounds for N(shift, variance) and N(0, deviation^2), by column.
   *
   * @return NaN in the last where the variance is too small for it
   */
  static double[] bounds(double shift, double variance, double deviation) {
    double square = deviation * deviation;
    double spread = Math.abs(variance - square) / Math.max(variance, square);
    double apart = Math.abs(shift) / (2 * Math.max(Math.sqrt(variance), deviation));
    double ratio = variance / square;
    double far = shift * shift / square;
    double[] row = new double[Column.values().length];
    row[Column.GENERAL.ordinal()] = 1.5 * spread + apart;
    row[Column.HALF.ordinal()] = 0.5 * spread + apart;
    // log1p keeps what is left of variances that are nearly equal.
    row[Column.PINSKER.ordinal()] =
        0.5 * Math.sqrt(Math.max(0, ratio - 1 - StrictMath.log1p(ratio - 1)) + far);
    row[Column.PROPOSITION.ordinal()] = ratio >= 1 ? 0.5 * Math.sqrt(ratio - 1 + far) : Double.NaN;
    return row;
  }

  private static LineChart chart(double[] times, double[][] columns) {
    List<LineChart.Curve> curves = new ArrayList<>();
    for (Column column : Column.values()) {
      double[] y = columns[column.ordinal()];
      boolean known = false;
      for (double value : y) {
        known |= !Double.isNaN(value);
      }
      if (known) {
        curves.add(LineChart.Curve.of(column.label, times, y));
      }
    }
    return new LineChart(
        "forward-bounds",
        "The way to the prior, and its bounds",
        "The total variation distance of the data from the prior, as the SDE carries them, and what"
            + " is known to be above it. A distance is at most 1.",
        Axis.of("time"),
        Axis.logarithmic("total variation"),
        curves);
  }
}
