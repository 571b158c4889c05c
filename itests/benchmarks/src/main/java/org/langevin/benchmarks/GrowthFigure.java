package org.langevin.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.LineChart;

/** Draws costs on logarithmic axes, beside lines of the expected slopes. */
final class GrowthFigure {
  /** A line of so many points is drawn without marks. */
  private static final int POINTS = 65;

  private GrowthFigure() {}

  static LineChart of(Growth growth, List<GrowthCurve> measured, String machine) {
    List<GrowthCurve> drawn =
        growth.relative() ? measured.stream().map(GrowthCurve::relative).toList() : measured;
    List<LineChart.Curve> curves = new ArrayList<>();
    for (GrowthCurve curve : drawn) {
      String label = curve.subject().label() + ": slope " + number("%.2f", curve.slope());
      curves.add(LineChart.Curve.of(label, curve.sizes(), curve.costs()));
    }
    drawn.forEach(curve -> curves.add(expected(curve)));
    return new LineChart(
        growth.name(),
        growth.title() + " (" + machine + ")",
        "Slopes are fitted to the upper half of the range.",
        Axis.logarithmic(growth.size() + " (slopes are fitted to the upper half of the range)"),
        Axis.logarithmic(growth.cost() + (growth.relative() ? first(growth) : unit(growth))),
        curves);
  }

  private static String first(Growth growth) {
    int size = growth.subjects().get(0).sizes().get(0);
    return ", relative to that with " + growth.size() + " = " + size;
  }

  private static String unit(Growth growth) {
    return " [" + growth.unit() + "]";
  }

  /** A line over the range of the fit, through its largest cost. */
  private static LineChart.Curve expected(GrowthCurve curve) {
    double slope = curve.subject().slope();
    int last = curve.sizes().length - 1;
    int meeting = slope < 0 ? curve.upperHalf() : last;
    double begin = curve.sizes()[curve.upperHalf()];
    double[] sizes =
        IntStream.range(0, POINTS)
            .mapToDouble(i -> begin * Math.pow(curve.sizes()[last] / begin, i / (POINTS - 1.0)))
            .toArray();
    double[] costs =
        DoubleStream.of(sizes)
            .map(x -> curve.costs()[meeting] * Math.pow(x / curve.sizes()[meeting], slope))
            .toArray();
    return LineChart.Curve.of("expected: slope " + number("%.0f", slope), sizes, costs);
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number).replace('-', '\u2212');
  }
}
