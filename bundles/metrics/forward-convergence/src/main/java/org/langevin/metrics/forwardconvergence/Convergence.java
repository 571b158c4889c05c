package org.langevin.metrics.forwardconvergence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.sde.Sde;
import org.langevin.kit.metric.Tasks;

/**
 * The time from which on the distance is below the threshold.
 *
 * @param threshold of the distance
 */
record Convergence(Approach approach, Sde sde, double threshold) {
  private static final String HORIZON = "distance-at-horizon";

  /** Looks at equal steps of time. */
  private static final int LOOKS = 100;

  /** To a part in 2^30 of the time between two looks. */
  private static final int HALVINGS = 30;

  MetricResult result(MetricInput input) {
    double horizon = sde.horizon();
    double[] times = new double[LOOKS + 1];
    double[] distances = new double[LOOKS + 1];
    for (int i = 0; i <= LOOKS; i++) {
      times[i] = i == LOOKS ? horizon : horizon * i / LOOKS;
    }
    Tasks.run(
        times.length, "times", input, index -> distances[index] = approach.distance(times[index]));
    double time = time(times, distances);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(MetricResult.VALUE, time);
    sde.transition(time)
        .scalar()
        .filter(law -> law.scale() > 0 && law.scale() < 1)
        .ifPresent(law -> values.put("clock", -StrictMath.log(law.scale())));
    values.put(HORIZON, distances[LOOKS]);
    MetricResult result =
        new MetricResult(
                values,
                MetricResult.Better.LOWER,
                String.format(Locale.ROOT, "%s, below %s", approach.note(), threshold),
                List.of(chart(times, distances)))
            .withCaution(caution(distances[LOOKS]));
    return approach.floor() > 0 ? result.withPerfect(Map.of(HORIZON, approach.floor())) : result;
  }

  /** The horizon if the distance is not below the threshold even there. */
  private double time(double[] times, double[] distances) {
    int last = LOOKS;
    while (last >= 0 && distances[last] < threshold) {
      last--;
    }
    if (last < 0 || last == LOOKS) {
      return last < 0 ? 0 : times[LOOKS];
    }
    double above = times[last];
    double below = times[last + 1];
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (above + below) / 2;
      if (approach.distance(middle) < threshold) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return below;
  }

  private String caution(double end) {
    if (end >= threshold) {
      return String.format(
          Locale.ROOT,
          "at the horizon, %s, the distance is %.3g still, and not below %s: take a longer horizon or"
              + " a higher rate",
          sde.horizon(),
          end,
          threshold);
    }
    return approach.floor() >= threshold / 2
        ? String.format(
            Locale.ROOT,
            "samples of the prior itself are at a distance of %.3g from each other, which is much"
                + " beside %s: take more items",
            approach.floor(),
            threshold)
        : "";
  }

  private LineChart chart(double[] times, double[] distances) {
    List<LineChart.Curve> curves = new ArrayList<>();
    curves.add(LineChart.Curve.of("p_t from the prior", times, distances));
    curves.add(level("threshold", threshold));
    if (approach.floor() > 0) {
      curves.add(level("samples of the prior", approach.floor()));
    }
    return new LineChart(
        "forward-convergence",
        "The way to the prior",
        "The distance of the data from the prior, as the SDE carries them.",
        Axis.of("time"),
        Axis.logarithmic(approach.name()),
        curves);
  }

  private LineChart.Curve level(String name, double value) {
    return LineChart.Curve.of(name, new double[] {0, sde.horizon()}, new double[] {value, value});
  }
}
