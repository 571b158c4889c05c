package org.langevin.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Slopes and costs as a table in Markdown. */
final class GrowthTable {
  static final String HEAD =
      "| Growth with | of | slope | expected | cost at each size |\n|---|---|---|---|---|";

  private GrowthTable() {}

  /** A row for each curve. */
  static String rows(Growth growth, List<GrowthCurve> curves) {
    return curves.stream()
        .map(
            curve ->
                String.format(
                    Locale.ROOT,
                    "| %s | %s, %s [%s] | %.2f | %.0f | %s |%n",
                    growth.size(),
                    curve.subject().label(),
                    growth.cost(),
                    growth.unit(),
                    curve.slope(),
                    curve.subject().slope(),
                    costs(curve)))
        .collect(Collectors.joining());
  }

  private static String costs(GrowthCurve curve) {
    return IntStream.range(0, curve.sizes().length)
        .mapToObj(
            i -> String.format(Locale.ROOT, "%,.0f: %.3g", curve.sizes()[i], curve.costs()[i]))
        .collect(Collectors.joining(", "));
  }
}
