package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.langevin.api.Interruption;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.sde.Marginal;

/** Samples and scores on the line. */
final class LineFigures {
  private static final int POINTS = 401;

  private LineFigures() {}

  static List<Figure> of(Outcome outcome) {
    float[] real = Window.coordinate(outcome.real(), 0);
    List<float[]> samples =
        outcome.samples().values().stream().map(items -> Window.coordinate(items, 0)).toList();
    Window window = Window.of(outcome.dataset().range(), real, samples);
    List<Figure> figures = new ArrayList<>();
    if (!outcome.samples().isEmpty()) {
      figures.add(histograms(outcome, real, window));
    }
    if (!outcome.scores().isEmpty()) {
      figures.add(scores(outcome, window));
    }
    return figures;
  }

  private static Figure histograms(Outcome outcome, float[] real, Window window) {
    Optional<LineChart.Curve> exact =
        outcome
            .dataset()
            .density(Marginal.START)
            .map(density -> density("exact density", x -> density.logDensity(x, 0), window));
    String caption =
        exact.isPresent()
            ? "Histogram of the samples, scaled to area 1, and the exact density of the dataset."
            : "Histograms, scaled to area 1, of the samples and of held-out items.";
    List<Figure> panels = new ArrayList<>();
    for (Map.Entry<String, Items> entry : outcome.samples().entrySet()) {
      List<Histogram.Sample> shown = new ArrayList<>();
      if (exact.isEmpty()) {
        shown.add(new Histogram.Sample("held out", real));
      }
      shown.add(new Histogram.Sample("samples", Window.coordinate(entry.getValue(), 0)));
      panels.add(
          new Histogram(
              "samples",
              outcome.samples().size() == 1 ? "Samples of " + entry.getKey() : entry.getKey(),
              caption,
              window.axis("x"),
              shown,
              exact.map(List::of).orElse(List.of())));
    }
    return panels.size() == 1
        ? panels.get(0)
        : new Panels("samples", "Samples", caption, Math.min(2, panels.size()), panels);
  }

  static LineChart.Curve density(
      String label, ToDoubleFunction<float[]> logDensity, Window window) {
    double[] x = window.centres(POINTS);
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      Interruption.check();
      y[i] = Math.exp(logDensity.applyAsDouble(new float[] {(float) x[i]}));
    }
    return LineChart.Curve.of(label, x, y);
  }

  private static Figure scores(Outcome outcome, Window window) {
    double[] x = window.centres(POINTS);
    float[] points = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[i] = (float) x[i];
    }
    boolean known = false;
    boolean same = true;
    List<Figure> panels = new ArrayList<>();
    for (LearnedScore score : outcome.scores()) {
      List<LineChart.Curve> curves = new ArrayList<>();
      float[] learned = score.at(points);
      Optional<Density> density = outcome.dataset().density(score.marginal());
      if (density.isPresent()) {
        float[] exact = new float[POINTS];
        density.get().scores(points, 0, POINTS, exact);
        known = true;
        curves.add(LineChart.Curve.of("exact", x, doubles(exact)));
        same &= LearnedScore.isExact(List.of(learned), List.of(exact));
      }
      if (density.isEmpty() || !same) {
        curves.add(LineChart.Curve.of("learned", x, doubles(learned)));
      }
      panels.add(
          new LineChart(
              "score",
              score.titled("Score"),
              "",
              window.axis("x"),
              Axis.of(score.titled("score")),
              curves));
    }
    String caption =
        !known
            ? "The learned score."
            : same
                ? "The score, which is the dataset's exact one."
                : "The learned score and the exact one, the gradient of the log-density.";
    return new Panels(
        "score",
        "Score",
        LearnedScore.explained(caption, outcome.scores()),
        panels.size() == 1 ? 1 : 2,
        panels);
  }

  private static double[] doubles(float[] values) {
    double[] copies = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copies[i] = values[i];
    }
    return copies;
  }
}
