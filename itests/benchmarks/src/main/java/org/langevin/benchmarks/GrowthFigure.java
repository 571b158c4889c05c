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
    List<LineChart.Curve> curves = new ArrayList<>();
    for (GrowthCurve curve : measured) {
      String label =
          String.format(Locale.ROOT, "%s: slope %.2f", curve.subject().label(), curve.slope());
      curves.add(LineChart.Curve.of(label, curve.sizes(), curve.costs()));
    }
    measured.forEach(curve -> curves.add(expected(curve)));
    return new LineChart(
        growth.name(),
        growth.title() + "; " + machine,
        "Slopes are fitted to the upper half of the range.",
        Axis.logarithmic(growth.size() + " (slopes: upper half)"),
        Axis.logarithmic(growth.cost()),
        curves);
  }

  /** A line that begins where the fit does. */
  private static LineChart.Curve expected(GrowthCurve curve) {
    int first = curve.upperHalf();
    double slope = curve.subject().slope();
    double factor = curve.sizes()[curve.sizes().length - 1] / curve.sizes()[first];
    double[] growth =
        IntStream.range(0, POINTS).mapToDouble(i -> Math.pow(factor, i / (POINTS - 1.0))).toArray();
    return LineChart.Curve.of(
        String.format(Locale.ROOT, "expected: slope %.0f", slope),
        DoubleStream.of(growth).map(g -> curve.sizes()[first] * g).toArray(),
        DoubleStream.of(growth).map(g -> curve.costs()[first] * Math.pow(g, slope)).toArray());
  }
}
