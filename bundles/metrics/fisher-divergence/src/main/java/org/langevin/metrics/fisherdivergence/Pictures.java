package org.langevin.metrics.fisherdivergence;

import java.util.Arrays;
import java.util.List;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.VectorField;
import org.langevin.api.metric.MetricInput;

/**
 * Draws where a score is wrong: in the plane the squared error with the data over it, and the exact
 * and the learned field side by side; on the line both scores as curves.
 *
 * @param target the exact score
 * @param region what is drawn
 * @param data to be drawn over it
 */
record Pictures(Target target, Region region, float[] data) {
  private static final int LINE = 400;
  private static final int MAP = 100;
  private static final int ARROWS = 17;
  private static final int POINTS = 500;

  List<Figure> draw(MetricInput input) {
    return switch (target.density().dimension()) {
      case 1 -> List.of(curves(input));
      case 2 -> List.of(errors(input), fields(input));
      default -> List.of();
    };
  }

  private Figure curves(MetricInput input) {
    double[] x = region.values(0, LINE);
    Scores scores = Scores.at(region.grid(LINE), target, input);
    return new LineChart(
        "score",
        "Exact and learned score",
        "The score of the data, " + target.description() + ".",
        region.axis(0),
        Axis.of("score"),
        List.of(
            LineChart.Curve.of("exact", x, component(scores.exact(), 1, 0)),
            LineChart.Curve.of("learned", x, component(scores.learned(), 1, 0))));
  }

  private Figure errors(MetricInput input) {
    Scores scores = Scores.at(region.grid(MAP), target, input);
    double[] errors = new double[scores.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = scores.squaredError(i);
    }
    return new HeatMap(
        "score-error",
        "Squared error of the score",
        "How far the learned score is from the exact one, "
            + target.description()
            + ", with held-out data over it.",
        region.axis(0),
        region.axis(1),
        Axis.logarithmic("squared error"),
        grid(MAP, errors),
        some());
  }

  private Figure fields(MetricInput input) {
    Scores scores = Scores.at(region.grid(ARROWS), target, input);
    return new Panels(
        "score",
        "Exact and learned score",
        "Arrows show the direction of the score, colours its norm, " + target.description() + ".",
        2,
        List.of(field("Exact", scores.exact()), field("Learned", scores.learned())));
  }

  private Figure field(String name, float[] score) {
    return new VectorField(
        "field",
        name,
        "",
        region.axis(0),
        region.axis(1),
        Axis.of("norm of the score"),
        grid(ARROWS, component(score, 2, 0)),
        grid(ARROWS, component(score, 2, 1)),
        some());
  }

  private Grid grid(int count, double[] values) {
    return new Grid(region.values(0, count), region.values(1, count), values);
  }

  private float[] some() {
    return Arrays.copyOf(data, Math.min(data.length, 2 * POINTS));
  }

  private static double[] component(float[] vectors, int dimension, int index) {
    double[] values = new double[vectors.length / dimension];
    Arrays.setAll(values, i -> vectors[i * dimension + index]);
    return values;
  }
}
