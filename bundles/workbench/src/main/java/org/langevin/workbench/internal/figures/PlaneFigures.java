package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.Scatter;
import org.langevin.api.figure.VectorField;
import org.langevin.api.sde.Marginal;

/** Samples, densities and scores in the plane. */
final class PlaneFigures {
  /** More points than this hide each other. */
  private static final int POINTS = 2000;

  /** Points under arrows or over colours, where they are the background. */
  private static final int FEW_POINTS = 500;

  private static final int ARROWS = 15;
  private static final int ERROR_CELLS = 80;

  /** Of the exact density, which has no noise. */
  private static final int CELLS = 120;

  /** Of samples: enough for the shape, few enough that not each sample is seen. */
  private static final int FEWEST_CELLS = 24;

  private static final int MOST_CELLS = 80;
  private static final float[] NO_POINTS = {};

  /** Where the largest norm is so many times the median, only a logarithmic scale shows both. */
  private static final double WIDE = 20;

  private static final int[] BOTH = {0, 1};

  private final Outcome outcome;
  private final Window first;
  private final Window second;

  private PlaneFigures(Outcome outcome) {
    this.outcome = outcome;
    this.first = window(0);
    this.second = window(1);
  }

  static List<Figure> of(Outcome outcome) {
    PlaneFigures plane = new PlaneFigures(outcome);
    List<Figure> figures = new ArrayList<>();
    if (!outcome.samples().isEmpty()) {
      figures.add(plane.samples());
      outcome
          .dataset()
          .density(Marginal.START)
          .ifPresent(density -> figures.add(plane.densities(density)));
    }
    if (!outcome.scores().isEmpty()) {
      figures.add(plane.scores());
      plane.errors().ifPresent(figures::add);
    }
    return figures;
  }

  /** Two coordinates of the first items, in turn. */
  static float[] points(Items items, int... coordinates) {
    return firstPoints(items, POINTS, coordinates);
  }

  /** Two coordinates of the first items, in turn, of at most so many. */
  static float[] firstPoints(Items items, int most, int... coordinates) {
    float[] item = new float[items.shape().dimension()];
    float[] points = new float[2 * Math.min(most, items.size())];
    for (int i = 0; i < points.length / 2; i++) {
      items.copy(i, item, 0);
      points[2 * i] = item[coordinates[0]];
      points[2 * i + 1] = item[coordinates[1]];
    }
    return points;
  }

  private Window window(int coordinate) {
    return Window.of(
        outcome.dataset().range(),
        Window.coordinate(outcome.real(), coordinate),
        outcome.samples().values().stream()
            .map(items -> Window.coordinate(items, coordinate))
            .toList());
  }

  private Axis horizontal() {
    return first.axis(StandardFigures.coordinate(0));
  }

  private Axis vertical() {
    return second.axis(StandardFigures.coordinate(1));
  }

  private Figure samples() {
    List<Figure> panels = new ArrayList<>();
    panels.add(points("Held-out data", points(outcome.real(), BOTH), NO_POINTS));
    StringBuilder outside = new StringBuilder();
    for (Map.Entry<String, Items> entry : outcome.samples().entrySet()) {
      panels.add(points(entry.getKey(), NO_POINTS, points(entry.getValue(), BOTH)));
      double share = PlaneGrids.shareOutside(entry.getValue(), first, second);
      if (share > 0) {
        outside.append(
            String.format(
                Locale.ROOT,
                " Of %s, %.2g\u00a0%% lie outside the drawing.",
                entry.getKey(),
                100 * share));
      }
    }
    return new Panels(
        "samples",
        "Samples",
        "Held-out items of the dataset, and the samples of each sampler: at most "
            + POINTS
            + " points of each."
            + outside,
        StandardFigures.columns(panels.size()),
        panels);
  }

  private Figure points(String title, float[] data, float[] samples) {
    return new Scatter(
        "samples",
        title,
        "",
        horizontal(),
        vertical(),
        List.of(new Scatter.Group("held out", data), new Scatter.Group("samples", samples)));
  }

  private Figure densities(Density density) {
    int size = outcome.samples().values().stream().mapToInt(Items::size).min().orElse(0);
    int cells = (int) Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, Math.round(Math.sqrt(size))));
    Grid exact = PlaneGrids.meanDensity(x -> density.logDensity(x, 0), first, second, CELLS);
    double highest = Arrays.stream(exact.values()).filter(Double::isFinite).max().orElse(1);
    Axis scale =
        highest > 0 ? Axis.of("probability density", 0, highest) : Axis.of("probability density");
    List<Figure> panels = new ArrayList<>();
    panels.add(density("exact", "Exact density", scale, exact));
    outcome
        .samples()
        .forEach(
            (name, items) ->
                panels.add(
                    density(
                        "sampled", name, scale, PlaneGrids.share(items, first, second, cells))));
    return new Panels(
        "density",
        "Density",
        "The exact density of the dataset and the share of samples in each cell divided by its"
            + " area, in one scale that ends at the exact density's highest value.",
        StandardFigures.columns(panels.size()),
        panels);
  }

  private Figure density(String name, String title, Axis scale, Grid grid) {
    return new HeatMap(name, title, "", horizontal(), vertical(), scale, grid, new float[0]);
  }

  /** A column for each look; a row for the exact scores and one for the learned ones. */
  private Figure scores() {
    double[] x = first.centres(ARROWS);
    double[] y = second.centres(ARROWS);
    float[] points = points(x, y);
    List<float[]> learned = outcome.scores().stream().map(score -> score.at(points)).toList();
    List<float[]> exact =
        outcome.scores().stream()
            .flatMap(score -> exact(score.marginal(), points).stream())
            .toList();
    boolean known = exact.size() == learned.size();
    boolean same = known && LearnedScore.isExact(learned, exact);
    Axis norm = norm(known ? exact : learned);
    List<Figure> panels = new ArrayList<>();
    boolean compared = known && !same;
    boolean pair = compared && learned.size() == 1;
    for (List<float[]> fields : compared ? List.of(exact, learned) : List.of(learned)) {
      String row = fields == exact ? "Exact" : "Learned";
      for (int i = 0; i < fields.size(); i++) {
        String label = outcome.scores().get(i).label();
        panels.add(field(pair ? row : label, norm, x, y, fields.get(i)));
      }
    }
    String words =
        compared
            ? "The exact score of the dataset and the learned one"
            : same ? "The score, which is the dataset's exact one" : "The learned score";
    return new Panels(
        "score",
        compared || same ? "Score" : "Learned score",
        LearnedScore.explained(
            words
                + ": arrows of one length in the direction of the score, coloured by its norm, over"
                + " held-out items.",
            outcome.scores()),
        pair ? 2 : learned.size(),
        panels,
        compared && !pair ? List.of("Exact", "Learned") : List.of());
  }

  private Figure field(String title, Axis norm, double[] x, double[] y, float[] vectors) {
    double[][] components = new double[2][vectors.length / 2];
    for (int i = 0; i < vectors.length; i++) {
      components[i % 2][i / 2] = vectors[i];
    }
    return new VectorField(
        "field",
        title,
        "",
        horizontal(),
        vertical(),
        norm,
        new Grid(x, y, components[0]),
        new Grid(x, y, components[1]),
        firstPoints(outcome.real(), FEW_POINTS, BOTH));
  }

  /** One scale for all fields. */
  private static Axis norm(List<float[]> fields) {
    int count = fields.stream().mapToInt(field -> field.length / 2).sum();
    float[] norms = new float[count];
    int next = 0;
    for (float[] field : fields) {
      for (int i = 0; i < field.length; i += 2) {
        norms[next++] = (float) StrictMath.hypot(field[i], field[i + 1]);
      }
    }
    double[] sorted = Window.sorted(norms);
    boolean wide =
        sorted.length > 0 && sorted[sorted.length - 1] > WIDE * Window.quantile(sorted, 0.5);
    return wide ? Axis.logarithmic("norm of the score") : Axis.of("norm of the score");
  }

  /** The squared error of each learned score whose exact one is known. */
  private Optional<Figure> errors() {
    double[] x = first.centres(ERROR_CELLS);
    double[] y = second.centres(ERROR_CELLS);
    float[] points = points(x, y);
    List<Figure> panels = new ArrayList<>();
    for (LearnedScore score : outcome.scores()) {
      float[] learned = score.at(points);
      exact(score.marginal(), points)
          .filter(exact -> !LearnedScore.isExact(List.of(learned), List.of(exact)))
          .ifPresent(exact -> panels.add(error(score, x, y, exact, learned)));
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Panels(
            "score-error",
            "Error of the score",
            LearnedScore.explained(
                "Squared distance between the learned and the exact score, with held-out items over"
                    + " it: the score is learned where there are data.",
                outcome.scores()),
            StandardFigures.columns(panels.size()),
            panels));
  }

  private Figure error(LearnedScore score, double[] x, double[] y, float[] exact, float[] learned) {
    double[] errors = new double[x.length * y.length];
    for (int i = 0; i < errors.length; i++) {
      double horizontal = learned[2 * i] - exact[2 * i];
      double vertical = learned[2 * i + 1] - exact[2 * i + 1];
      errors[i] = horizontal * horizontal + vertical * vertical;
    }
    return new HeatMap(
        "error",
        score.label().isEmpty() ? "Squared error" : score.label(),
        "",
        horizontal(),
        vertical(),
        Axis.logarithmic("squared error"),
        new Grid(x, y, errors),
        firstPoints(outcome.real(), FEW_POINTS, BOTH));
  }

  private Optional<float[]> exact(Marginal marginal, float[] points) {
    return outcome
        .dataset()
        .density(marginal)
        .map(
            density -> {
              float[] scores = new float[points.length];
              density.scores(points, 0, points.length / 2, scores);
              return scores;
            });
  }

  private static float[] points(double[] x, double[] y) {
    float[] points = new float[2 * x.length * y.length];
    for (int i = 0; i < points.length / 2; i++) {
      points[2 * i] = (float) x[i % x.length];
      points[2 * i + 1] = (float) y[i / x.length];
    }
    return points;
  }
}
