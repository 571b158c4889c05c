package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Columns;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.Scatter;
import org.langevin.workbench.internal.files.FileNames;

/**
 * The way of samples through levels of noise or time, as strips: a column for each level, and a row
 * for each sampler or, of images, for each sample. What is shown is scaled, see {@link Scaling}.
 */
final class LevelFigures {
  /** Cells on a side of a panel. */
  private static final int CELLS = 64;

  private static final int[] FIRST_TWO = {0, 1};

  /** With more coordinates, the first two say little. */
  private static final int LARGEST_DIMENSION = 5;

  private static final int MOST_IMAGES = 8;
  private static final String SCALED =
      " All are moved and scaled so that each column has the spread of the data.";

  private final Outcome outcome;
  private final Shape shape;
  private final Scaling scaling;

  private LevelFigures(Outcome outcome) {
    this.outcome = outcome;
    this.shape = outcome.dataset().shape();
    this.scaling = Scaling.of(outcome.real());
  }

  /** None if there are fewer than two levels, or a sample cannot be shown as points or image. */
  static List<Figure> of(Outcome outcome) {
    Map<String, List<Stage>> rows = new LinkedHashMap<>(outcome.stages());
    rows.values().removeIf(stages -> stages.size() < 2);
    if (rows.isEmpty() || outcome.dataset().ability(Columns.class).isPresent()) {
      return List.of();
    }
    LevelFigures figures = new LevelFigures(outcome);
    if (figures.shape.isImage()) {
      return rows.entrySet().stream()
          .map(row -> figures.images(row.getKey(), row.getValue()))
          .toList();
    }
    if (figures.shape.dimension() > LARGEST_DIMENSION) {
      return List.of();
    }
    // Rows of different lengths are strips of their own.
    Map<Integer, Map<String, List<Stage>>> byLength = new LinkedHashMap<>();
    rows.forEach(
        (name, stages) ->
            byLength
                .computeIfAbsent(stages.size(), key -> new LinkedHashMap<>())
                .put(name, stages));
    return byLength.values().stream().map(strip -> figures.points(strip)).toList();
  }

  private Figure images(String sampler, List<Stage> stages) {
    Dataset.Range range =
        ImageFigures.range(outcome.dataset(), ImageFigures.pixels(outcome.real()));
    List<Figure> panels = new ArrayList<>();
    int count = 0;
    for (Stage stage : stages) {
      float[] pixels = scaling.scaled(stage);
      count = Math.min(MOST_IMAGES, pixels.length / shape.dimension());
      panels.add(
          ImageFigures.grid(
              "level",
              stage.label(),
              shape,
              1,
              range,
              Arrays.copyOf(pixels, count * shape.dimension())));
    }
    return new Panels(
        FileNames.of("levels", sampler),
        "Samples of " + sampler + " on their way",
        "The first "
            + count
            + " samples, a row each, from noise to the end, a column for each level."
            + SCALED
            + stages.get(0).meaning(),
        panels.size(),
        panels);
  }

  private Figure points(Map<String, List<Stage>> rows) {
    List<Figure> panels = new ArrayList<>();
    boolean known =
        shape.dimension() <= 2
            && rows.values().stream()
                .flatMap(List::stream)
                .allMatch(
                    stage -> stage.marginal().flatMap(outcome.dataset()::density).isPresent());
    for (List<Stage> stages : rows.values()) {
      for (Stage stage : stages) {
        panels.add(shape.dimension() == 1 ? histogram(stage, known) : plane(stage, known));
      }
    }
    List<Stage> first = rows.values().iterator().next();
    String behind =
        known
            ? " Behind them is the exact density of the data with that level's noise, which they"
                + " ought to follow."
            : "";
    List<String> names = List.copyOf(rows.keySet());
    boolean single = names.size() == 1;
    return new Panels(
        single || outcome.stages().size() > names.size()
            ? FileNames.of("levels", names.get(0))
            : "levels",
        single ? "Samples of " + names.get(0) + " on their way" : "Samples on their way",
        "The first "
            + first.get(0).samples().size()
            + " samples"
            + (single ? "" : " of each sampler")
            + " from noise to the end, a column for each level."
            + behind
            + SCALED
            + first.get(0).meaning(),
        first.size(),
        panels,
        single ? List.of() : names);
  }

  private Figure histogram(Stage stage, boolean known) {
    Window window = scaling.window(0);
    return new Histogram(
        "level",
        stage.label(),
        "",
        window.axis("x"),
        List.of(new Histogram.Sample("samples", scaling.scaled(stage))),
        known
            ? List.of(
                LineFigures.density(
                    "exact density", scaling.logDensity(outcome.dataset(), stage), window))
            : List.<LineChart.Curve>of());
  }

  private Figure plane(Stage stage, boolean known) {
    Window first = scaling.window(0);
    Window second = scaling.window(1);
    float[] points = PlaneFigures.points(Items.of(shape, scaling.scaled(stage)), FIRST_TWO);
    return known
        ? new HeatMap(
            "level",
            stage.label(),
            "",
            first.axis(StandardFigures.coordinate(0)),
            second.axis(StandardFigures.coordinate(1)),
            Axis.of("", 0, 1),
            PlaneGrids.shareOfHighest(
                PlaneGrids.meanDensity(
                    scaling.logDensity(outcome.dataset(), stage), first, second, CELLS)),
            points)
        : new Scatter(
            "level",
            stage.label(),
            "",
            first.axis(StandardFigures.coordinate(0)),
            second.axis(StandardFigures.coordinate(1)),
            List.of(new Scatter.Group("", points)));
  }
}
