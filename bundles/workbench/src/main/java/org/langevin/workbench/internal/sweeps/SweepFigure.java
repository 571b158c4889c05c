package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.binding.PartReader;
import org.langevin.binding.Words;
import org.langevin.workbench.Sweeps;

/**
 * The figure of a sweep: curves over one numeric axis, a map over two, bars for named values, or
 * parallel coordinates. Where seeds vary beside something else, means are drawn.
 */
final class SweepFigure {
  private static final double LOGARITHMIC_FROM = 20;

  /** With fewer values on one of two axes, curves show more than a map. */
  private static final int FEWEST_CELLS = 5;

  /** Fewer equal numbers are told one by one. */
  private static final int FEWEST_ALIKE = 3;

  private static final double EQUAL = 1e-6;

  private SweepFigure() {}

  /**
   * A trial, or the mean over several that differ in their seeds only.
   *
   * @param deviations of the metrics over the seeds; empty for a trial
   */
  private record Point(
      Map<String, JsonNode> values, Map<String, Double> metrics, Map<String, Double> deviations) {}

  static Figure of(String title, SweepPlan plan, List<Sweeps.Trial> trials) {
    List<Point> points = points(plan, trials);
    boolean repeated = repeats(plan, trials).isPresent();
    return of(
        title,
        repeated ? plan.without(Repeats.SEED) : plan,
        points,
        repeated && points.size() < trials.size());
  }

  private static Optional<List<Repeats>> repeats(SweepPlan plan, List<Sweeps.Trial> trials) {
    return plan.axes().size() > 1 ? Repeats.of(plan, trials) : Optional.empty();
  }

  private static List<Point> points(SweepPlan plan, List<Sweeps.Trial> trials) {
    return repeats(plan, trials)
        .map(
            groups ->
                groups.stream()
                    .map(group -> new Point(group.values(), group.means(), group.deviations()))
                    .toList())
        .orElseGet(
            () -> trials.stream().map(t -> new Point(t.values(), t.metrics(), Map.of())).toList());
  }

  /**
   * The figure of points.
   *
   * @param averaged whether these are means over seeds
   */
  private static Figure of(String title, SweepPlan given, List<Point> trials, boolean averaged) {
    if (given.fit().isPresent()) {
      return curves(title, given.without(Repeats.SEED), trials, averaged);
    }
    if (isMap(given, trials)) {
      return map(title, given, trials, averaged);
    }
    List<String> axes = new ArrayList<>(given.axes());
    axes.sort(Comparator.comparing(axis -> !isNumeric(axis, trials)));
    if (given.random() || axes.size() > 2) {
      return parallel(title, given, trials, averaged);
    }
    SweepPlan plan = new SweepPlan(axes, given.trials(), given.parallel(), false, given.fit());
    return isNumeric(axes.get(0), trials) && !axes.get(0).equals(Repeats.SEED)
        ? curves(title, plan, trials, averaged)
        : bars(title, plan, trials, averaged);
  }

  private static boolean isNumeric(String axis, List<Point> trials) {
    return trials.stream().allMatch(trial -> trial.values().get(axis).isNumber());
  }

  /** Bars for the values of the first axis, which have names, in groups by the second. */
  private static Figure bars(String title, SweepPlan plan, List<Point> trials, boolean averaged) {
    String axis = plan.axes().get(0);
    List<JsonNode> categories =
        trials.stream().map(trial -> trial.values().get(axis)).distinct().toList();
    String caption =
        "Each metric for the values of "
            + label(axis)
            + (averaged ? ": the mean over the seeds, with their standard deviation." : ".");
    return panels(
        title,
        caption,
        trials,
        (metric, heading) -> {
          Map<JsonNode, BarChart.Group> groups = new LinkedHashMap<>();
          for (Point trial : trials) {
            BarChart.Group group =
                groups.computeIfAbsent(
                    second(plan, trial),
                    value -> noBars(name(plan, value), categories.size(), averaged));
            int category = categories.indexOf(trial.values().get(axis));
            group.heights()[category] = trial.metrics().getOrDefault(metric, Double.NaN);
            if (averaged) {
              group.errors()[category] = trial.deviations().getOrDefault(metric, 0.0);
            }
          }
          List<BarChart.Group> bars = List.copyOf(groups.values());
          return new BarChart(
              "sweep",
              heading,
              caption,
              Axis.named(label(axis), categories.stream().map(SweepFigure::text).toList()),
              vertical(metric, heading),
              bars);
        });
  }

  private static BarChart.Group noBars(String name, int categories, boolean averaged) {
    double[] none = new double[categories];
    Arrays.fill(none, Double.NaN);
    return new BarChart.Group(name, none, new double[averaged ? categories : 0]);
  }

  /** Whether there are two numeric axes of many values at equal distances. */
  private static boolean isMap(SweepPlan plan, List<Point> trials) {
    return !plan.random()
        && plan.axes().size() == 2
        && plan.axes().stream().allMatch(axis -> isRegular(axis, trials));
  }

  private static boolean isRegular(String axis, List<Point> trials) {
    return isNumeric(axis, trials) && areRegular(values(axis, trials));
  }

  /** Whether there are many values at equal distances. */
  private static boolean areRegular(double[] values) {
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
  private static double[] values(String axis, List<Point> trials) {
    return trials.stream().mapToDouble(trial -> number(axis, trial)).distinct().sorted().toArray();
  }

  /** Of an axis of numbers, or of lists where a line is fitted. */
  private static double number(String axis, Point trial) {
    return Fit.number(trial.values().get(axis)).orElse(Double.NaN);
  }

  private static Figure map(String title, SweepPlan plan, List<Point> trials, boolean averaged) {
    String first = plan.axes().get(0);
    String second = plan.axes().get(1);
    double[] x = values(first, trials);
    double[] y = values(second, trials);
    String caption =
        "Each metric over "
            + label(first)
            + " and "
            + label(second)
            + (averaged ? ", in each cell the mean over the seeds." : ", a cell for each trial.");
    return panels(
        title,
        caption,
        trials,
        (metric, heading) -> {
          double[] cells = new double[x.length * y.length];
          Arrays.fill(cells, Double.NaN);
          for (Point trial : trials) {
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
      List<Point> trials,
      BiFunction<String, String, Figure> drawing) {
    List<String> metrics = metricsOf(trials);
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

  private static Figure curves(String title, SweepPlan plan, List<Point> trials, boolean averaged) {
    String axis = plan.axes().get(0);
    String caption =
        "Each metric over "
            + label(axis)
            + (averaged
                ? ": the mean over the seeds, in a band of their standard deviation."
                : ", a point for each trial.")
            + lines(plan, trials);
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
                vertical(metric, heading),
                drawn(metric, plan, trials)));
  }

  /** What the lines say that are fitted, if they are. */
  private static String lines(SweepPlan plan, List<Point> trials) {
    StringBuilder words = new StringBuilder();
    for (String metric : metricsOf(trials)) {
      fitted(plan, metric, trials)
          .ifPresent(line -> words.append(' ').append(line.words(metric, plan.fit().get())));
    }
    return words.toString();
  }

  private static Optional<FittedLine> fitted(SweepPlan plan, String metric, List<Point> trials) {
    String axis = plan.axes().get(0);
    List<Point> known =
        trials.stream().filter(trial -> trial.metrics().containsKey(metric)).toList();
    return plan.fit()
        .flatMap(
            fit ->
                fit.line(
                    known.stream().mapToDouble(trial -> number(axis, trial)).toArray(),
                    known.stream().mapToDouble(trial -> trial.metrics().get(metric)).toArray()));
  }

  /** The lines by the names of metrics; through the means where seeds vary as well. */
  static Map<String, FittedLine> fits(SweepPlan plan, List<Sweeps.Trial> trials) {
    SweepPlan axis = plan.without(Repeats.SEED);
    List<Point> points = points(plan, trials);
    Map<String, FittedLine> lines = new LinkedHashMap<>();
    metricsOf(points)
        .forEach(metric -> fitted(axis, metric, points).ifPresent(line -> lines.put(metric, line)));
    return lines;
  }

  private static List<LineChart.Curve> drawn(String metric, SweepPlan plan, List<Point> trials) {
    String axis = plan.axes().get(0);
    Map<JsonNode, TreeMap<Double, double[]>> curves = new LinkedHashMap<>();
    for (Point trial : trials) {
      Double y = trial.metrics().get(metric);
      if (y != null) {
        double deviation = trial.deviations().getOrDefault(metric, Double.NaN);
        curves
            .computeIfAbsent(second(plan, trial), key -> new TreeMap<>())
            .put(number(axis, trial), new double[] {y, y - deviation, y + deviation});
      }
    }
    List<LineChart.Curve> drawn = new ArrayList<>();
    curves.forEach((value, points) -> drawn.add(curve(name(plan, value), points)));
    fitted(plan, metric, trials)
        .ifPresent(line -> drawn.add(line.curve(plan.fit().get(), values(axis, trials))));
    return drawn;
  }

  /**
   * A curve with a band, if the deviations of all its points are known.
   *
   * @param points the value and the ends of the band
   */
  private static LineChart.Curve curve(String name, TreeMap<Double, double[]> points) {
    double[] x = points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[][] columns = new double[3][];
    for (int i = 0; i < columns.length; i++) {
      int column = i;
      columns[i] = points.values().stream().mapToDouble(point -> point[column]).toArray();
    }
    boolean band = Arrays.stream(columns[1]).noneMatch(Double::isNaN);
    return band
        ? new LineChart.Curve(name, x, columns[0], columns[1], columns[2])
        : LineChart.Curve.of(name, x, columns[0]);
  }

  /** Curves of one metric differ in the second axis, if there is one. */
  private static JsonNode second(SweepPlan plan, Point trial) {
    return plan.axes().size() < 2
        ? MissingNode.getInstance()
        : trial.values().get(plan.axes().get(1));
  }

  private static String name(SweepPlan plan, JsonNode second) {
    return second.isMissingNode() ? "" : label(plan.axes().get(1)) + " = " + text(second);
  }

  /** For example {@code 3 x 16} for [16, 16, 16], and {@code adam} for {"use": "adam"}. */
  private static String text(JsonNode value) {
    if (value.isArray() && value.size() >= FEWEST_ALIKE) {
      Set<JsonNode> distinct = new HashSet<>();
      value.forEach(distinct::add);
      if (distinct.size() == 1 && value.get(0).isValueNode()) {
        return value.size() + " x " + value.get(0).asText();
      }
    }
    if (value.isObject() && value.size() == 1 && value.path(PartReader.USE).isTextual()) {
      return value.path(PartReader.USE).textValue();
    }
    return value.isContainerNode() ? Words.shortened(value.toString()) : value.asText();
  }

  /** What stands above the drawing need not stand beside it, too. */
  private static Axis vertical(String metric, String heading) {
    return Axis.of(heading.equals(metric) ? "" : metric);
  }

  private static Axis horizontal(String axis, List<Point> trials) {
    double[] values = values(axis, trials);
    boolean lists = trials.stream().anyMatch(trial -> trial.values().get(axis).isArray());
    String label = label(axis) + (lists ? ", largest" : "");
    // Whoever chooses equal distances wants to see them.
    return areRegular(values) ? Axis.of(label) : fitting(label, values);
  }

  private static List<String> metricsOf(List<Point> trials) {
    return metrics(trials.stream().map(Point::metrics).toList());
  }

  /** The names of all metrics, in order. */
  static List<String> metrics(List<Map<String, Double>> trials) {
    return trials.stream().flatMap(metrics -> metrics.keySet().stream()).distinct().toList();
  }

  private static Figure parallel(
      String title, SweepPlan plan, List<Point> trials, boolean averaged) {
    List<String> metrics = metricsOf(trials);
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
              : Axis.named(label(axis), values.stream().map(SweepFigure::text).toList()));
    }
    metrics.forEach(metric -> axes.add(Axis.of(metric)));
    List<double[]> lines = new ArrayList<>();
    for (Point trial : trials) {
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
        "sweep",
        title,
        averaged
            ? "One line for each mean over the seeds, coloured by the last axis."
            : "One line for each trial, coloured by the last axis.",
        axes,
        lines);
  }

  private static String label(String pointer) {
    return pointer.substring(1).replace('/', ' ');
  }
}
