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
import org.langevin.api.figure.Panels;
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

  /** Metrics have scales of their own, so each one has a panel. */
  private static Figure curves(String title, SweepPlan plan, List<Trial> trials) {
    String axis = plan.axes().get(0);
    String caption = "Each metric over " + label(axis) + ", a point for each trial.";
    List<Figure> panels = new ArrayList<>();
    for (String metric : metrics(trials)) {
      panels.add(
          new LineChart(
              "sweep",
              panels.isEmpty() && metrics(trials).size() == 1 ? title : metric,
              caption,
              horizontal(axis, trials),
              Axis.of(metric),
              drawn(metric, plan, trials)));
    }
    return panels.size() == 1
        ? panels.get(0)
        : new Panels("sweep", title, caption, Math.min(2, panels.size()), panels);
  }

  private static List<LineChart.Curve> drawn(String metric, SweepPlan plan, List<Trial> trials) {
    String axis = plan.axes().get(0);
    Map<String, TreeMap<Double, Double>> curves = new LinkedHashMap<>();
    for (Trial trial : trials) {
      Double y = trial.metrics().get(metric);
      if (y != null) {
        curves
            .computeIfAbsent(name(metric, plan, trial), key -> new TreeMap<>())
            .put(trial.values().get(axis).doubleValue(), y);
      }
    }
    List<LineChart.Curve> drawn = new ArrayList<>();
    curves.forEach(
        (name, points) -> drawn.add(LineChart.Curve.of(name, keys(points), values(points))));
    return drawn;
  }

  /** Curves of one metric differ in the second axis, if there is one. */
  private static String name(String metric, SweepPlan plan, Trial trial) {
    if (plan.axes().size() < 2) {
      return metric;
    }
    String second = plan.axes().get(1);
    return label(second) + " = " + trial.values().get(second).asText();
  }

  private static Axis horizontal(String axis, List<Trial> trials) {
    double[] all =
        trials.stream().mapToDouble(t -> t.values().get(axis).doubleValue()).sorted().toArray();
    boolean logarithmic = all[0] > 0 && all[all.length - 1] / all[0] >= LOGARITHMIC_FROM;
    return logarithmic ? Axis.logarithmic(label(axis)) : Axis.of(label(axis));
  }

  private static List<String> metrics(List<Trial> trials) {
    return trials.stream().flatMap(t -> t.metrics().keySet().stream()).distinct().toList();
  }

  private static double[] keys(TreeMap<Double, Double> points) {
    return points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] values(TreeMap<Double, Double> points) {
    return points.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Figure parallel(String title, SweepPlan plan, List<Trial> trials) {
    List<String> metrics = metrics(trials);
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
      axes.add(
          numeric
              ? horizontal(axis, trials)
              : Axis.named(label(axis), values.stream().map(JsonNode::asText).toList()));
    }
    metrics.forEach(metric -> axes.add(Axis.of(metric)));
    List<double[]> lines = new ArrayList<>();
    for (Trial trial : trials) {
      double[] line = new double[axes.size()];
      int position = 0;
      for (String axis : plan.axes()) {
        JsonNode value = trial.values().get(axis);
        line[position++] =
            levels.get(axis).isEmpty() ? value.doubleValue() : levels.get(axis).indexOf(value);
      }
      for (String metric : metrics) {
        line[position++] = trial.metrics().getOrDefault(metric, Double.NaN);
      }
      lines.add(line);
    }
    return new ParallelCoordinates(
        "sweep", title, "One line for each trial, coloured by the last axis.", axes, lines);
  }

  private static String label(String pointer) {
    return pointer.substring(1).replace('/', ' ');
  }
}
