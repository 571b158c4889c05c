package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.workbench.Sweeps.Trial;

/** The figure of a sweep: curves over one numeric axis, or parallel coordinates. */
final class SweepFigure {
  private static final double LOGARITHMIC_FROM = 20;

  private SweepFigure() {}

  static Figure of(String title, SweepPlan plan, List<Trial> trials) {
    boolean curves =
        !plan.random()
            && plan.axes().size() <= 2
            && trials.stream().allMatch(t -> t.values().get(plan.axes().get(0)).isNumber());
    return curves ? curves(title, plan, trials) : parallel(title, plan, trials);
  }

  private static Figure curves(String title, SweepPlan plan, List<Trial> trials) {
    String axis = plan.axes().get(0);
    Map<String, TreeMap<Double, Double>> curves = new LinkedHashMap<>();
    for (Trial trial : trials) {
      double x = trial.values().get(axis).doubleValue();
      String suffix =
          plan.axes().size() == 2
              ? ", " + label(plan.axes().get(1)) + " = " + trial.values().get(plan.axes().get(1))
              : "";
      trial
          .metrics()
          .forEach(
              (name, y) -> curves.computeIfAbsent(name + suffix, n -> new TreeMap<>()).put(x, y));
    }
    List<LineChart.Curve> drawn = new ArrayList<>();
    curves.forEach(
        (name, points) -> drawn.add(LineChart.Curve.of(name, keys(points), values(points))));
    double[] all =
        trials.stream().mapToDouble(t -> t.values().get(axis).doubleValue()).sorted().toArray();
    boolean logarithmic = all[0] > 0 && all[all.length - 1] / all[0] >= LOGARITHMIC_FROM;
    return new LineChart(
        "sweep",
        title,
        "Each metric over " + axis + ", a point for each trial.",
        logarithmic ? Axis.logarithmic(label(axis)) : Axis.of(label(axis)),
        Axis.of("value"),
        drawn);
  }

  private static double[] keys(TreeMap<Double, Double> points) {
    return points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] values(TreeMap<Double, Double> points) {
    return points.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Figure parallel(String title, SweepPlan plan, List<Trial> trials) {
    List<String> metrics =
        trials.stream().flatMap(t -> t.metrics().keySet().stream()).distinct().toList();
    List<Axis> axes = new ArrayList<>();
    Map<String, List<JsonNode>> levels = new LinkedHashMap<>();
    for (String axis : plan.axes()) {
      List<JsonNode> values =
          trials.stream()
              .map(t -> t.values().get(axis))
              .distinct()
              .sorted(Comparator.comparing(JsonNode::toString))
              .toList();
      boolean numeric = values.stream().allMatch(JsonNode::isNumber);
      levels.put(axis, numeric ? List.of() : values);
      axes.add(Axis.of(numeric ? label(axis) : label(axis) + " " + numbered(values)));
    }
    metrics.forEach(metric -> axes.add(Axis.of(metric)));
    List<double[]> lines = new ArrayList<>();
    for (Trial trial : trials) {
      double[] line = new double[axes.size()];
      int position = 0;
      for (String axis : plan.axes()) {
        JsonNode value = trial.values().get(axis);
        line[position++] =
            value.isNumber() ? value.doubleValue() : levels.get(axis).indexOf(value) + 1;
      }
      for (String metric : metrics) {
        line[position++] = trial.metrics().getOrDefault(metric, Double.NaN);
      }
      lines.add(line);
    }
    return new ParallelCoordinates(
        "sweep", title, "One line for each trial, coloured by the last axis.", axes, lines);
  }

  private static String numbered(List<JsonNode> values) {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(i + 1).append(" = ").append(values.get(i).asText());
    }
    return text.append(")").toString();
  }

  private static String label(String pointer) {
    return pointer.substring(1).replace('/', ' ');
  }
}
