package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Columns;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.Scatter;
import org.langevin.workbench.internal.files.FileNames;

/** The way of samples through levels of noise or time, a panel for each level. */
final class LevelFigures {
  /** Held-out items behind the samples. */
  private static final int BEHIND = 500;

  /** Cells on a side of a panel. */
  private static final int CELLS = 48;

  private static final int IMAGES_IN_ROW = 4;

  private static final int[] FIRST_TWO = {0, 1};

  /** With more coordinates, the first two say little. */
  private static final int LARGEST_DIMENSION = 5;

  private final Outcome outcome;
  private final String sampler;
  private final List<Stage> stages;

  private LevelFigures(Outcome outcome, String sampler, List<Stage> stages) {
    this.outcome = outcome;
    this.sampler = sampler;
    this.stages = stages;
  }

  /** Empty if there are fewer than two levels, or a sample cannot be shown as points or image. */
  static Optional<Figure> of(Outcome outcome, String sampler, List<Stage> stages) {
    Shape shape = outcome.dataset().shape();
    if (stages.size() < 2 || outcome.dataset().ability(Columns.class).isPresent()) {
      return Optional.empty();
    }
    LevelFigures figures = new LevelFigures(outcome, sampler, stages);
    if (shape.isImage()) {
      return Optional.of(figures.images());
    }
    if (shape.dimension() == 1) {
      return Optional.of(figures.histograms());
    }
    return shape.dimension() <= LARGEST_DIMENSION
        ? Optional.of(figures.planes())
        : Optional.empty();
  }

  private Figure panels(String caption, List<Figure> panels) {
    return new Panels(
        FileNames.of("levels", sampler),
        "Samples of " + sampler + ", level by level",
        ("Where the first "
                + stages.get(0).samples().size()
                + " samples are at the end of "
                + stages.size()
                + " levels, from the first, with most noise, to the last. "
                + caption)
            .strip(),
        columns(panels.size()),
        panels);
  }

  private static int columns(int panels) {
    if (panels == 4) {
      return 2;
    }
    return panels <= 6 ? Math.min(3, panels) : 4;
  }

  private Optional<Density> density(Stage stage) {
    return stage.marginal().flatMap(outcome.dataset()::density);
  }

  private Window window(int coordinate) {
    return Window.of(
        outcome.dataset().range(),
        Window.coordinate(outcome.real(), coordinate),
        stages.stream().map(stage -> Window.coordinate(stage.samples(), coordinate)).toList());
  }

  private Figure images() {
    Dataset.Range range =
        ImageFigures.range(outcome.dataset(), ImageFigures.pixels(outcome.real()));
    List<Figure> panels = new ArrayList<>();
    for (Stage stage : stages) {
      panels.add(
          ImageFigures.grid(
              "level",
              stage.label(),
              outcome.dataset().shape(),
              IMAGES_IN_ROW,
              range,
              ImageFigures.pixels(stage.samples())));
    }
    return panels("", panels);
  }

  private Figure histograms() {
    Window window = window(0);
    List<Figure> panels = new ArrayList<>();
    boolean known = true;
    for (Stage stage : stages) {
      Optional<Density> density = density(stage);
      known &= density.isPresent();
      List<LineChart.Curve> curves =
          density.map(exact -> LineFigures.density("exact density", exact, window)).stream()
              .toList();
      panels.add(
          new Histogram(
              "level",
              stage.label(),
              "",
              window.axis("x"),
              List.of(new Histogram.Sample("samples", Window.coordinate(stage.samples(), 0))),
              curves));
    }
    return panels(
        known
            ? "Histograms, and the exact density of the data with that level's noise."
            : "Histograms.",
        panels);
  }

  private Figure planes() {
    Window first = window(0);
    Window second = window(1);
    boolean known =
        outcome.dataset().shape().dimension() == 2
            && stages.stream().allMatch(stage -> density(stage).isPresent());
    List<Figure> panels = new ArrayList<>();
    double outside = 0;
    for (Stage stage : stages) {
      panels.add(
          known
              ? overDensity(stage, density(stage).orElseThrow(), first, second)
              : overItems(stage, first, second));
      outside = Math.max(outside, PlaneGrids.shareOutside(stage.samples(), first, second));
    }
    String behind =
        known
            ? "They are the points; the colours are the exact density of the data with that level's"
                + " noise, which the points ought to follow."
            : "They lie over held-out items of the dataset.";
    return panels(
        outside > 0
            ? behind
                + String.format(
                    Locale.ROOT,
                    " In the widest panel %.2g\u00a0%% of them lie outside the drawing.",
                    100 * outside)
            : behind,
        panels);
  }

  private static Figure overDensity(Stage stage, Density density, Window first, Window second) {
    Grid grid = PlaneGrids.meanDensity(density, first, second, CELLS);
    double highest = Arrays.stream(grid.values()).max().orElse(0);
    double[] shares =
        Arrays.stream(grid.values()).map(value -> highest > 0 ? value / highest : 0).toArray();
    return new HeatMap(
        "level",
        stage.label(),
        "",
        first.axis(StandardFigures.coordinate(0)),
        second.axis(StandardFigures.coordinate(1)),
        Axis.of("density / its maximum", 0, 1),
        new Grid(grid.x(), grid.y(), shares),
        PlaneFigures.points(stage.samples(), FIRST_TWO));
  }

  private Figure overItems(Stage stage, Window first, Window second) {
    return new Scatter(
        "level",
        stage.label(),
        "",
        first.axis(StandardFigures.coordinate(0)),
        second.axis(StandardFigures.coordinate(1)),
        List.of(
            new Scatter.Group(
                "held out", PlaneFigures.firstPoints(outcome.real(), BEHIND, FIRST_TWO)),
            new Scatter.Group("samples", PlaneFigures.points(stage.samples(), FIRST_TWO))));
  }
}
