package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.workbench.Sweeps.Trial;

/** The figure of a sweep: curves over one numeric axis, a map over two, or parallel coordinates. */
final class SweepFigure {
  private static final double LOGARITHMIC_FROM = 20;

  /** With fewer values on one of two axes, curves show more than a map. */
  private static final int FEWEST_CELLS = 5;

  private static final double EQUAL = 1e-6;

  private SweepFigure() {}

  static Figure of(String title, SweepPlan plan, List<Trial> trials) {
    if (isMap(plan, trials)) {
      return map(title, plan, trials);
    }
    boolean curves =
        !plan.random()
            && plan.axes().size() <= 2
            && trials.stream().allMatch(t -> t.values().get(plan.axes().get(0)).isNumber());
    return curves ? curves(title, plan, trials) : parallel(title, plan, trials);
  }

  /** Whether there are two numeric axes of many values at equal distances. */
  private static boolean isMap(SweepPlan plan, List<Trial> trials) {
    return !plan.random()
        && plan.axes().size() == 2
        && plan.axes().stream().allMatch(axis -> isRegular(axis, trials));
  }

  private static boolean isRegular(String axis, List<Trial> trials) {
    if (!trials.stream().allMatch(trial -> trial.values().get(axis).isNumber())) {
      return false;
    }
    double[] values = values(axis, trials);
    if (values.length < FEWEST_CELLS) {
      return false;
    }
    double step = (values[values.length - 1] - values[0]) / (values.length - 1);
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[0] + i * step - values[i]) > EQUAL * step) {
        return false;
      }
    }
    return true;
  }

  /** The different values of an axis, rising. */
  private static double[] values(String axis, List<Trial> trials) {
    return trials.stream()
        .mapToDouble(trial -> trial.values().get(axis).doubleValue())
        .distinct()
        .sorted()
        .toArray();
  }

  private static Figure map(String title, SweepPlan plan, List<Trial> trials) {
    String first = plan.axes().get(0);
    String second = plan.axes().get(1);
    double[] x = values(first, trials);
    double[] y = values(second, trials);
    String caption =
        "Each metric over " + label(first) + " and " + label(second) + ", a cell for each trial.";
    return panels(
        title,
        caption,
        trials,
        (metric, heading) -> {
          double[] cells = new double[x.length * y.length];
          Arrays.fill(cells, Double.NaN);
          for (Trial trial : trials) {
            int column = Arrays.binarySearch(x, trial.values().get(first).doubleValue());
            int row = Arrays.binarySearch(y, trial.values().get(second).doubleValue());
            cells[row * x.length + column] = trial.metrics().getOrDefault(metric, Double.NaN);
          }
          return new HeatMap(
              "sweep",
              heading,
              caption,
              Axis.of(label(first)),
              Axis.of(label(second)),
              quantity(metric, cells),
              new Grid(x, y, cells),
              new float[0]);
        });
  }

  /** A metric that is 0 somewhere, as distances are, may be on a logarithmic scale all the same. */
  private static Axis quantity(String metric, double[] cells) {
    boolean signed = Arrays.stream(cells).anyMatch(cell -> cell < 0);
    return signed
        ? Axis.of(metric)
        : fitting(metric, Arrays.stream(cells).filter(cell -> cell > 0).sorted().toArray());
  }

  /** Metrics have scales of their own, so each one has a panel. */
  private static Figure panels(
      String title,
      String caption,
      List<Trial> trials,
      BiFunction<String, String, Figure> drawing) {
    List<String> metrics = metrics(trials);
    if (metrics.size() == 1) {
      return drawing.apply(metrics.get(0), title);
    }
    List<Figure> panels = metrics.stream().map(name -> drawing.apply(name, name)).toList();
    return new Panels("sweep", title, caption, Math.min(2, panels.size()), panels);
  }

  /** An axis for rising values, logarithmic if they span much more than a decade. */
  private static Axis fitting(String label, double[] values) {
    boolean logarithmic =
        values.length > 0
            && values[0] > 0
            && values[values.length - 1] / values[0] >= LOGARITHMIC_FROM;
    return logarithmic ? Axis.logarithmic(label) : Axis.of(label);
  }

  private static Figure curves(String title, SweepPlan plan, List<Trial> trials) {
    String axis = plan.axes().get(0);
    String caption = "Each metric over " + label(axis) + ", a point for each trial.";
    return panels(
        title,
        caption,
        trials,
        (metric, heading) ->
            new LineChart(
                "sweep",
                heading,
                caption,
                horizontal(axis, trials),
                Axis.of(metric),
                drawn(metric, plan, trials)));
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
    return fitting(label(axis), values(axis, trials));
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
