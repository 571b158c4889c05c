package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.Scatter;
import org.langevin.workbench.internal.files.FileNames;

/** Samples with more than two coordinates: pairs of the first ones, or their marginals. */
final class SpaceFigures {
  /** Up to this dimension, pairs of the first three coordinates stand for the whole. */
  private static final int PAIRS_UP_TO = 5;

  private static final int MARGINALS = 6;

  private SpaceFigures() {}

  static List<Figure> of(Outcome outcome) {
    List<Figure> figures = new ArrayList<>();
    int dimension = outcome.dataset().shape().dimension();
    for (Map.Entry<String, Items> entry : outcome.samples().entrySet()) {
      figures.add(
          dimension <= PAIRS_UP_TO
              ? pairs(outcome, entry.getKey(), entry.getValue())
              : marginals(outcome, entry.getKey(), entry.getValue(), dimension));
    }
    return figures;
  }

  private static Figure pairs(Outcome outcome, String sampler, Items samples) {
    List<Figure> panels = new ArrayList<>();
    for (int[] pair : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
      panels.add(
          new Scatter(
              "pair",
              "",
              "",
              window(outcome, samples, pair[0]).axis(StandardFigures.coordinate(pair[0])),
              window(outcome, samples, pair[1]).axis(StandardFigures.coordinate(pair[1])),
              List.of(
                  new Scatter.Group("held out", PlaneFigures.points(outcome.real(), pair)),
                  new Scatter.Group("samples", PlaneFigures.points(samples, pair)))));
    }
    return new Panels(
        FileNames.of("samples", sampler),
        "Samples of " + sampler,
        "Pairs of the first three coordinates of the samples, over held-out items.",
        3,
        panels);
  }

  private static Figure marginals(Outcome outcome, String sampler, Items samples, int dimension) {
    List<Figure> panels = new ArrayList<>();
    for (int i = 0; i < Math.min(MARGINALS, dimension); i++) {
      panels.add(
          new Histogram(
              "marginal",
              "",
              "",
              window(outcome, samples, i).axis(StandardFigures.coordinate(i)),
              List.of(
                  new Histogram.Sample("held out", Window.coordinate(outcome.real(), i)),
                  new Histogram.Sample("samples", Window.coordinate(samples, i))),
              List.of()));
    }
    return new Panels(
        FileNames.of("samples", sampler),
        "Samples of " + sampler,
        "Marginal densities of the first "
            + panels.size()
            + " of "
            + dimension
            + " coordinates, of the samples and of held-out items.",
        3,
        panels);
  }

  private static Window window(Outcome outcome, Items samples, int coordinate) {
    return Window.of(
        outcome.dataset().range(),
        Window.coordinate(outcome.real(), coordinate),
        List.of(Window.coordinate(samples, coordinate)));
  }
}
