package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.Scatter;

/** Samples with more than two coordinates: pairs of the first ones, or their marginals. */
final class SpaceFigures {
  /** Up to this dimension, pairs of the first three coordinates stand for the whole. */
  private static final int PAIRS_UP_TO = 5;

  private static final int[][] PAIRS = {{0, 1}, {0, 2}, {1, 2}};
  private static final int MARGINALS = 6;

  private SpaceFigures() {}

  static List<Figure> of(Outcome outcome) {
    if (outcome.samples().isEmpty()) {
      return List.of();
    }
    int dimension = outcome.dataset().shape().dimension();
    return List.of(dimension <= PAIRS_UP_TO ? pairs(outcome) : marginals(outcome, dimension));
  }

  private static Figure pairs(Outcome outcome) {
    Map<String, Items> rows = new LinkedHashMap<>();
    rows.put("Held-out data", outcome.real());
    rows.putAll(outcome.samples());
    List<Figure> panels = new ArrayList<>();
    rows.forEach(
        (name, items) -> {
          for (int[] pair : PAIRS) {
            float[] points = PlaneFigures.points(items, pair);
            boolean real = items == outcome.real();
            panels.add(
                new Scatter(
                    "pair",
                    "",
                    "",
                    window(outcome, pair[0]).axis(StandardFigures.coordinate(pair[0])),
                    window(outcome, pair[1]).axis(StandardFigures.coordinate(pair[1])),
                    List.of(
                        new Scatter.Group("held out", real ? points : new float[0]),
                        new Scatter.Group("samples", real ? new float[0] : points))));
          }
        });
    return new Panels(
        "samples",
        "Samples",
        "Pairs of the first three coordinates: of held-out items, and of the samples.",
        PAIRS.length,
        panels,
        List.copyOf(rows.keySet()));
  }

  private static Figure marginals(Outcome outcome, int dimension) {
    List<Figure> panels = new ArrayList<>();
    for (int i = 0; i < Math.min(MARGINALS, dimension); i++) {
      int coordinate = i;
      List<Histogram.Sample> samples = new ArrayList<>();
      samples.add(new Histogram.Sample("held out", Window.coordinate(outcome.real(), i)));
      outcome
          .samples()
          .forEach(
              (name, items) ->
                  samples.add(new Histogram.Sample(name, Window.coordinate(items, coordinate))));
      panels.add(
          new Histogram(
              "marginal",
              "",
              "",
              window(outcome, i).axis(StandardFigures.coordinate(i)),
              samples,
              List.of()));
    }
    return new Panels(
        "samples",
        "Samples",
        "Marginal densities of the first "
            + panels.size()
            + " of "
            + dimension
            + " coordinates, of held-out items and of the samples.",
        3,
        panels);
  }

  private static Window window(Outcome outcome, int coordinate) {
    return Window.of(
        outcome.dataset().range(),
        Window.coordinate(outcome.real(), coordinate),
        outcome.samples().values().stream()
            .map(items -> Window.coordinate(items, coordinate))
            .toList());
  }
}
