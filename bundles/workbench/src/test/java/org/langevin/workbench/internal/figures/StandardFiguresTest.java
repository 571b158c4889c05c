package org.langevin.workbench.internal.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.Capable;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.dataset.Columns;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.ImageGrid;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.Scatter;
import org.langevin.api.figure.VectorField;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.api.sde.Marginal;
import org.langevin.kit.score.FunctionScore;
import org.langevin.kit.score.ScoreFunction;

class StandardFiguresTest {
  private static final int COUNT = 4000;

  /** A standard Gaussian, whose density is known if asked for. */
  private static final class Gaussian implements Dataset {
    private final Shape shape;
    private final boolean known;
    private final Optional<Columns> columns;

    Gaussian(Shape shape, boolean known, Columns columns) {
      this.shape = shape;
      this.known = known;
      this.columns = Optional.ofNullable(columns);
    }

    @Override
    public Shape shape() {
      return shape;
    }

    @Override
    public Items training() {
      return normal(shape, 1);
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      return normal(shape, 2);
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      PerturbedDensity perturbed = this::under;
      return Capable.offer(
          type,
          columns.orElse(null),
          known ? under(Marginal.START) : null,
          known ? perturbed : null);
    }

    private Density under(Marginal marginal) {
      double variance =
          marginal.scale() * marginal.scale() + marginal.deviation() * marginal.deviation();
      return new NormalDensity(shape.dimension(), variance);
    }
  }

  private record NormalDensity(int dimension, double variance) implements Density {
    @Override
    public double logDensity(float[] x, int offset) {
      double sum = 0;
      for (int i = 0; i < dimension; i++) {
        sum += x[offset + i] * x[offset + i] / variance + Math.log(2 * Math.PI * variance);
      }
      return -sum / 2;
    }

    @Override
    public void score(float[] x, int offset, float[] score) {
      for (int i = offset; i < offset + dimension; i++) {
        score[i] = (float) (-x[i] / variance);
      }
    }
  }

  private static Items normal(Shape shape, long seed) {
    float[] values = new float[COUNT * shape.dimension()];
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Items.of(shape, values);
  }

  private static Outcome outcome(Dataset dataset, String... samplers) {
    Map<String, Items> samples = new LinkedHashMap<>();
    for (String sampler : samplers) {
      samples.put(sampler, normal(dataset.shape(), sampler.hashCode()));
    }
    return new Outcome(
        dataset,
        normal(dataset.shape(), 2),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        samples,
        Map.of(),
        Map.of());
  }

  private static Outcome withScores(Outcome outcome, ScoreEvaluator score) {
    ScoreFunction function =
        new ScoreFunction(new FunctionScore(outcome.dataset().shape(), Condition.NONE, score));
    return new Outcome(
        outcome.dataset(),
        outcome.real(),
        outcome.losses(),
        outcome.noiseErrors(),
        List.of(
            new LearnedScore("σ = 0.5", " σ: noise.", Marginal.noise(.5), .5, function),
            new LearnedScore("σ = 1", " σ: noise.", Marginal.noise(1), 1, function)),
        outcome.samples(),
        outcome.traces(),
        outcome.stages());
  }

  /** The exact score of the standard Gaussian perturbed by noise of deviation c. */
  private static void exactScore(Batch batch, float[] score) {
    int dimension = score.length / batch.condition().length;
    for (int i = 0; i < batch.size() * dimension; i++) {
      float sigma = batch.condition()[i / dimension];
      score[i] = -batch.x()[i] / (1 + sigma * sigma);
    }
  }

  private static Optional<NoiseErrors> noiseErrors(boolean known, float factor) {
    Gaussian dataset = new Gaussian(Shape.point(2), known, null);
    Condition condition = new NoiseLevel(Optional.of(NoiseLevels.geometric(10, .1, 5)));
    try (ScoreFunction function =
        new ScoreFunction(
            new FunctionScore(
                dataset.shape(),
                condition,
                (batch, score) -> {
                  exactScore(batch, score);
                  for (int i = 0; i < batch.size() * 2; i++) {
                    score[i] *= factor;
                  }
                }))) {
      return NoiseErrors.measure(
          condition, function, false, dataset, normal(dataset.shape(), 2), 3);
    }
  }

  /** With a times the exact score of a standard Gaussian: 1 - (2 a - a^2) s^2 / (1 + s^2). */
  @Test
  void theErrorOfTheNoiseIsThatOfTheClosedForm() {
    for (float a : new float[] {0, .5f, 2}) {
      List<NoiseErrors.Level> levels = noiseErrors(true, a).orElseThrow().levels();
      assertEquals(.1, levels.get(0).noise(), 1e-9);
      assertEquals(10, levels.get(levels.size() - 1).noise(), 1e-9);
      assertEquals(
          levels.get(1).noise() / levels.get(0).noise(),
          levels.get(9).noise() / levels.get(8).noise(),
          1e-6);
      for (NoiseErrors.Level level : levels) {
        double share = level.noise() * level.noise() / (1 + level.noise() * level.noise());
        assertEquals(1 - (2 * a - a * a) * share, level.learned(), 5 * level.deviation());
        assertEquals(1 - share, level.exact(), .06);
        assertTrue(level.deviation() > 0 && level.deviation() < .05, level.toString());
      }
    }
  }

  /** Classes around -3 and 3: who is told which sees one normal law, as if there were no other. */
  @Test
  void aScoreThatIsToldClassesIsToldThoseOfTheItems() {
    Shape line = Shape.point(1);
    float[] values = normal(line, 2).toArray();
    int[] labels = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      labels[i] = i % 2;
      values[i] += 6 * labels[i] - 3;
    }
    Condition condition = new NoiseLevel(Optional.of(NoiseLevels.geometric(10, .1, 5)));
    ScoreEvaluator told =
        (batch, score) -> {
          for (int i = 0; i < batch.size(); i++) {
            float sigma = batch.condition()[i];
            score[i] = -(batch.x()[i] - 6 * batch.label(i) + 3) / (1 + sigma * sigma);
          }
        };
    try (ScoreFunction function = new ScoreFunction(new FunctionScore(line, condition, told))) {
      Dataset dataset = new Gaussian(line, true, null);
      Items items = Items.of(line, values, labels);
      for (NoiseErrors.Level level :
          NoiseErrors.measure(condition, function, true, dataset, items, 3)
              .orElseThrow()
              .levels()) {
        double least = 1 / (1 + level.noise() * level.noise());
        assertEquals(least, level.learned(), 5 * level.deviation());
        assertTrue(Double.isNaN(level.exact()), "not the same score");
      }
    }
  }

  @Test
  void theErrorOfTheNoiseIsDrawnBesideTheLeastThatThereCanBe() {
    LineChart chart =
        assertInstanceOf(
            LineChart.class, HistoryFigures.noiseErrors(noiseErrors(true, .5f).orElseThrow()));
    assertEquals(
        List.of("learned score", "exact score"),
        chart.curves().stream().map(LineChart.Curve::label).toList());
    LineChart alone =
        assertInstanceOf(
            LineChart.class, HistoryFigures.noiseErrors(noiseErrors(false, .5f).orElseThrow()));
    assertEquals(1, alone.curves().size());
    assertEquals(Optional.empty(), noiseErrors(true, 1), "nothing was learned");
  }

  private static List<String> names(List<Figure> figures) {
    return figures.stream().map(Figure::name).toList();
  }

  private static Figure find(List<Figure> figures, String name) {
    return figures.stream().filter(figure -> figure.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void thePlaneGetsPointsDensitiesScoresAndErrors() {
    Dataset dataset = new Gaussian(Shape.point(2), true, null);
    List<Figure> figures =
        StandardFigures.of(
            withScores(outcome(dataset, "Euler Maruyama", "ula"), StandardFiguresTest::almost));
    assertEquals(List.of("samples", "density", "score", "score-error"), names(figures));

    Panels samples = assertInstanceOf(Panels.class, find(figures, "samples"));
    assertEquals(
        List.of("Held-out data", "Euler Maruyama", "ula"),
        samples.panels().stream().map(Figure::title).toList());
    Scatter data = assertInstanceOf(Scatter.class, samples.panels().get(0));
    Scatter scatter = assertInstanceOf(Scatter.class, samples.panels().get(1));
    assertEquals(List.of("held out", "samples"), labels(scatter));
    assertEquals(0, data.groups().get(1).points().length, "data have a panel of their own");
    assertEquals(0, scatter.groups().get(0).points().length);

    Panels density = assertInstanceOf(Panels.class, find(figures, "density"));
    assertEquals(3, density.panels().size());
    for (Figure panel : density.panels()) {
      HeatMap heatMap = assertInstanceOf(HeatMap.class, panel);
      double[] x = heatMap.values().x();
      double[] y = heatMap.values().y();
      double mass = Arrays.stream(heatMap.values().values()).sum() * (x[1] - x[0]) * (y[1] - y[0]);
      assertEquals(1, mass, 0.01, panel.title());
    }

    Panels score = assertInstanceOf(Panels.class, find(figures, "score"));
    assertEquals(4, score.panels().size());
    assertEquals(List.of("Exact", "Learned"), score.rows());
    VectorField exact = assertInstanceOf(VectorField.class, score.panels().get(1));
    VectorField learned = assertInstanceOf(VectorField.class, score.panels().get(3));
    assertEquals("σ = 1", exact.title());
    assertArrayEquals(exact.first().values(), learned.first().values(), 0.11);
    assertEquals(-exact.first().x()[3] / 2, exact.first().values()[3], 1e-6);
    assertEquals(
        -exact.second().y()[1] / 2, exact.second().values()[exact.second().x().length], 1e-6);

    Panels error = assertInstanceOf(Panels.class, find(figures, "score-error"));
    HeatMap heatMap = assertInstanceOf(HeatMap.class, error.panels().get(0));
    assertEquals(0.02, Arrays.stream(heatMap.values().values()).max().orElseThrow(), 1e-4);
  }

  private static void almost(Batch batch, float[] score) {
    exactScore(batch, score);
    for (int i = 0; i < score.length; i++) {
      score[i] += 0.1f;
    }
  }

  @Test
  void anExactScoreIsShownOnceAndHasNoError() {
    Dataset plane = new Gaussian(Shape.point(2), true, null);
    List<Figure> figures =
        StandardFigures.of(withScores(outcome(plane), StandardFiguresTest::exactScore));
    assertEquals(List.of("score"), names(figures));
    Panels score = assertInstanceOf(Panels.class, figures.get(0));
    assertEquals("Score", score.title());
    assertTrue(score.caption().contains("exact"), score.caption());
    assertEquals(List.of("σ = 0.5", "σ = 1"), score.panels().stream().map(Figure::title).toList());
  }

  @Test
  void errorsAreSquaredDistances() {
    Dataset dataset = new Gaussian(Shape.point(2), true, null);
    List<Figure> figures =
        StandardFigures.of(
            withScores(
                outcome(dataset),
                (batch, score) -> {
                  exactScore(batch, score);
                  for (int i = 0; i < score.length; i += 2) {
                    score[i] += 3;
                    score[i + 1] -= 4;
                  }
                }));
    assertEquals(List.of("score", "score-error"), names(figures));
    Panels error = assertInstanceOf(Panels.class, find(figures, "score-error"));
    HeatMap heatMap = assertInstanceOf(HeatMap.class, error.panels().get(1));
    assertEquals(25, heatMap.values().values()[77], 1e-4);
  }

  @Test
  void withoutADensityThereAreLearnedScoresOnly() {
    Dataset dataset = new Gaussian(Shape.point(2), false, null);
    List<Figure> figures =
        StandardFigures.of(withScores(outcome(dataset, "ula"), StandardFiguresTest::exactScore));
    assertEquals(List.of("samples", "score"), names(figures));
    assertEquals(2, assertInstanceOf(Panels.class, find(figures, "score")).panels().size());
  }

  @Test
  void theCaptionTellsHowManySamplesLieOutside() {
    Dataset dataset = new Gaussian(Shape.point(2), false, null);
    float[] values = normal(Shape.point(2), 9).toArray();
    for (int i = 0; i < values.length / 4; i++) {
      values[i] = 1e6f;
    }
    Outcome outcome =
        new Outcome(
            dataset,
            normal(Shape.point(2), 2),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of("ula", Items.of(Shape.point(2), values)),
            Map.of(),
            Map.of());
    Panels samples = assertInstanceOf(Panels.class, StandardFigures.of(outcome).get(0));
    assertTrue(samples.caption().contains("Of ula, 25\u00a0% lie outside"), samples.caption());
    Scatter scatter = assertInstanceOf(Scatter.class, samples.panels().get(1));
    assertTrue(scatter.horizontal().high() < 10, scatter.horizontal().toString());
  }

  @Test
  void theLineGetsAHistogramWithTheExactDensity() {
    Dataset dataset = new Gaussian(Shape.point(1), true, null);
    List<Figure> figures =
        StandardFigures.of(withScores(outcome(dataset, "ula"), StandardFiguresTest::almost));
    Histogram histogram = assertInstanceOf(Histogram.class, figures.get(0));
    assertEquals(1, histogram.samples().size());
    LineChart.Curve density = histogram.densities().get(0);
    assertEquals(
        Math.exp(-density.x()[200] * density.x()[200] / 2) / Math.sqrt(2 * Math.PI),
        density.y()[200],
        1e-6);
    Panels scores = assertInstanceOf(Panels.class, figures.get(1));
    LineChart score = assertInstanceOf(LineChart.class, scores.panels().get(0));
    assertArrayEquals(score.curves().get(0).y(), score.curves().get(1).y(), 0.11);
  }

  @Test
  void imagesAreShownBesideRealOnes() {
    Dataset dataset = new Gaussian(Shape.image(4, 3, 1), false, null);
    Panels panels =
        assertInstanceOf(Panels.class, StandardFigures.of(outcome(dataset, "a", "b")).get(0));
    assertEquals(
        List.of("Held-out images", "a", "b"), panels.panels().stream().map(Figure::title).toList());
    ImageGrid grid = assertInstanceOf(ImageGrid.class, panels.panels().get(1));
    assertEquals(64, grid.count());
    assertEquals(4, grid.height());
    assertEquals(normal(dataset.shape(), "a".hashCode()).toArray()[100], grid.pixels()[100]);
  }

  @Test
  void spaceGetsPairsOrMarginals() {
    Panels pairs =
        assertInstanceOf(
            Panels.class,
            StandardFigures.of(outcome(new Gaussian(Shape.point(3), false, null), "A b")).get(0));
    assertEquals("samples", pairs.name());
    assertEquals(List.of("Held-out data", "A b"), pairs.rows());
    Scatter last = assertInstanceOf(Scatter.class, pairs.panels().get(5));
    assertEquals("x₂", last.horizontal().label());
    assertEquals("x₃", last.vertical().label());
    Panels marginals =
        assertInstanceOf(
            Panels.class,
            StandardFigures.of(outcome(new Gaussian(Shape.point(12), false, null), "a")).get(0));
    assertEquals(6, marginals.panels().size());
    assertInstanceOf(Histogram.class, marginals.panels().get(5));
  }

  @Test
  void tablesGetTheMarginalsOfTheirColumns() {
    Columns columns =
        new Columns() {
          @Override
          public List<Column> columns() {
            return List.of(
                new Column("age", List.of()), new Column("sex", List.of("female", "male")));
          }

          @Override
          public double[] decode(float[] items, int offset) {
            return new double[] {10 * items[offset], items[offset + 1] > 0 ? 1 : 0};
          }
        };
    Dataset dataset = new Gaussian(Shape.point(2), true, columns);
    Panels panels =
        assertInstanceOf(Panels.class, StandardFigures.of(outcome(dataset, "s")).get(0));
    Histogram age = assertInstanceOf(Histogram.class, panels.panels().get(0));
    assertEquals("age", age.horizontal().label());
    assertEquals(
        10 * normal(dataset.shape(), "s".hashCode()).toArray()[0],
        age.samples().get(1).values()[0]);
    BarChart sex = assertInstanceOf(BarChart.class, panels.panels().get(1));
    assertEquals(List.of("female", "male"), sex.horizontal().names());
    double[] shares = sex.groups().get(1).heights();
    assertEquals(1, shares[0] + shares[1], 1e-9);
    assertEquals(.5, shares[0], .05);
  }

  /** 100 standard normal samples at each of so many levels, whose noise falls to 1. */
  private static Outcome withStages(Dataset dataset, int levels) {
    Outcome outcome = outcome(dataset, "anneal");
    int width = 100 * dataset.shape().dimension();
    List<Stage> stages = new ArrayList<>();
    for (int i = levels; i > 0; i--) {
      float[] values = Arrays.copyOf(normal(dataset.shape(), i).toArray(), width);
      stages.add(
          new Stage(
              "σ = " + i,
              " σ: noise.",
              Optional.of(Marginal.noise(i)),
              Items.of(dataset.shape(), values)));
    }
    return new Outcome(
        dataset,
        outcome.real(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        outcome.samples(),
        Map.of(),
        Map.of("anneal", stages));
  }

  @Test
  void eachLevelHasAPanelOverTheDensityThatItOughtToHave() {
    Dataset dataset = new Gaussian(Shape.point(2), true, null);
    List<Figure> figures = StandardFigures.of(withStages(dataset, 12));
    assertEquals(List.of("samples", "density", "levels.anneal"), names(figures));
    Panels levels = assertInstanceOf(Panels.class, figures.get(2));
    assertEquals(12, levels.panels().size());
    assertEquals(12, levels.columns());
    assertTrue(levels.caption().startsWith("The first 100 samples from noise"), levels.caption());
    assertTrue(levels.caption().endsWith(" σ: noise."), levels.caption());
    HeatMap first = assertInstanceOf(HeatMap.class, levels.panels().get(0));
    HeatMap last = assertInstanceOf(HeatMap.class, levels.panels().get(11));
    assertEquals("σ = 12", first.title());
    assertEquals("σ = 1", last.title());
    assertEquals(first.horizontal(), last.horizontal());
    assertEquals(first.vertical(), last.vertical());
    // Brought to the spread of the data, whose variance is about 1.
    float[] noisy = normal(Shape.point(2), 12).toArray();
    for (int i = 0; i < 200; i++) {
      assertEquals(noisy[i] / Math.sqrt(1 + 144), first.points()[i], 0.06);
    }
    // The density relative to its highest value, at the corner of the drawing: of all levels, it is
    // the data's.
    for (HeatMap map : List.of(first, last)) {
      Grid grid = map.values();
      double square = grid.x()[0] * grid.x()[0] + grid.y()[0] * grid.y()[0];
      assertEquals(Math.exp(-square / 2), grid.values()[0], 0.02);
      assertEquals(1, Arrays.stream(grid.values()).max().orElseThrow());
    }
  }

  @Test
  void samplersWithAsManyLevelsAreTheRowsOfOneStrip() {
    Outcome one = withStages(new Gaussian(Shape.point(2), true, null), 3);
    List<Stage> stages = one.stages().get("anneal");
    Map<String, List<Stage>> rows = new LinkedHashMap<>();
    rows.put("anneal", stages);
    rows.put("other", stages);
    Outcome two =
        new Outcome(
            one.dataset(),
            one.real(),
            one.losses(),
            one.noiseErrors(),
            one.scores(),
            one.samples(),
            one.traces(),
            rows);
    Panels strip = assertInstanceOf(Panels.class, find(StandardFigures.of(two), "levels"));
    assertEquals(List.of("anneal", "other"), strip.rows());
    assertEquals(3, strip.columns());
    assertEquals(6, strip.panels().size());
  }

  @Test
  void levelsOfOtherShapesAreShownAsTheirSamplesAre() {
    Panels unknown = levels(new Gaussian(Shape.point(2), false, null));
    Scatter scatter = assertInstanceOf(Scatter.class, unknown.panels().get(0));
    assertEquals(1, scatter.groups().size(), "no data under the samples");
    assertInstanceOf(
        Scatter.class, levels(new Gaussian(Shape.point(3), true, null)).panels().get(0));
    Histogram histogram =
        assertInstanceOf(
            Histogram.class, levels(new Gaussian(Shape.point(1), true, null)).panels().get(0));
    LineChart.Curve density = histogram.densities().get(0);
    assertEquals(1 / Math.sqrt(2 * Math.PI), Arrays.stream(density.y()).max().orElseThrow(), 0.02);
    ImageGrid images =
        assertInstanceOf(
            ImageGrid.class,
            levels(new Gaussian(Shape.image(2, 2, 1), false, null)).panels().get(0));
    assertEquals("σ = 3", images.title());
  }

  private static Panels levels(Dataset dataset) {
    return assertInstanceOf(
        Panels.class, find(StandardFigures.of(withStages(dataset, 3)), "levels.anneal"));
  }

  @Test
  void oneLevelAndManyDimensionsHaveNoPanels() {
    for (Outcome outcome :
        List.of(
            withStages(new Gaussian(Shape.point(2), true, null), 1),
            withStages(new Gaussian(Shape.point(6), true, null), 3))) {
      assertTrue(names(StandardFigures.of(outcome)).stream().noneMatch("levels.anneal"::equals));
    }
  }

  @Test
  void longHistoriesAreAveraged() {
    double[] steps = new double[1000];
    double[] losses = new double[1000];
    for (int i = 0; i < 1000; i++) {
      steps[i] = i;
      losses[i] = i % 2 == 0 ? 1 : 100;
    }
    Outcome outcome =
        new Outcome(
            new Gaussian(Shape.point(1), false, null),
            normal(Shape.point(1), 2),
            Optional.of(new Losses(steps, losses, new double[] {500}, new double[] {7})),
            Optional.empty(),
            List.of(),
            Map.of(),
            Map.of("ula", Traces.bySteps(new double[] {0, 1}, List.of(new double[] {3, 4}))),
            Map.of());
    List<Figure> figures = StandardFigures.of(outcome);
    assertEquals(List.of("loss", "traces.ula"), names(figures));
    LineChart loss = assertInstanceOf(LineChart.class, figures.get(0));
    assertTrue(loss.vertical().logarithmic());
    assertTrue(loss.horizontal().logarithmic());
    LineChart.Curve noted = loss.curves().get(0);
    assertTrue(noted.pale());
    assertArrayEquals(losses, noted.y());
    LineChart.Curve mean = loss.curves().get(1);
    assertEquals(noted.label(), mean.label());
    // Over 75 to each side, of which every second one is 100.
    assertEquals(1 + 99 * 76 / 151.0, mean.y()[750], 1e-9);
    assertEquals(1, mean.y()[0]);
    assertEquals(7, loss.curves().get(2).y()[0]);
  }

  @Test
  void negativeLossesStayOnALinearAxis() {
    double[] steps = new double[200];
    double[] losses = new double[200];
    for (int i = 0; i < 200; i++) {
      steps[i] = i;
      losses[i] = i == 0 ? 1000 : -1 + 1.0 / i;
    }
    Figure loss =
        HistoryFigures.loss(new Losses(steps, losses, new double[0], new double[0])).orElseThrow();
    LineChart chart = assertInstanceOf(LineChart.class, loss);
    assertTrue(!chart.vertical().logarithmic() && chart.vertical().high() < 10);
  }

  private static List<String> labels(Scatter scatter) {
    return scatter.groups().stream().map(Scatter.Group::label).toList();
  }
}
