package org.langevin.metrics.fisherdivergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.VectorField;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.kit.score.FunctionScore;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;

class FisherDivergenceTest {
  private static final Gaussian SKEW = Gaussian.skew();
  private static final Items REAL = SKEW.heldOut(4000, RandomStream.of(1, "real"));
  private static final Items NONE = Items.of(Shape.point(2), new float[0]);

  @ParameterizedTest
  @ValueSource(strings = {"real", "generated", "grid"})
  void isZeroForTheExactScore(String over) {
    Comparison comparison = Comparison.of(REAL, REAL).with(score(SKEW, 1, 0));
    Metric metric = metric(TestExperiment.of(SKEW), Map.of("over", over));
    assertEquals(0, metric.evaluate(comparison).value(), 0);
  }

  /** A constant error v costs |v|^2 everywhere, an error of 10 % a hundredth of the square. */
  @ParameterizedTest
  @ValueSource(strings = {"real", "generated", "grid"})
  void squaresErrors(String over) {
    int points = over.equals("grid") ? 30 : 100;
    Metric metric = metric(TestExperiment.of(SKEW), Map.of("over", over, "points", points));
    Comparison comparison = Comparison.of(REAL, REAL);
    assertEquals(2 * .3 * .3, metric.evaluate(comparison.with(score(SKEW, 1, .3))).value(), 1e-6);
    MetricResult scaled = metric.evaluate(comparison.with(score(SKEW, 1.1, 0)));
    assertEquals(.01, scaled.values().get("relative"), 1e-6);
    assertEquals(scaled.values().get("exact-square") / 100, scaled.value(), 1e-6);
  }

  /** For N(0, I) in d dimensions E |s*|^2 = d, with deviation sqrt(2 d). */
  @Test
  void averagesOverTheLaw() {
    Gaussian standard = Gaussian.standard(3);
    Items real = standard.heldOut(20_000, RandomStream.of(2, "real"));
    Comparison comparison = Comparison.of(real, NONE).with(score(standard, 0, 0));
    MetricResult result = metric(TestExperiment.of(standard), Map.of()).evaluate(comparison);
    assertEquals(3, result.value(), .07);
    assertEquals(Math.sqrt(6.0 / 20_000), result.values().get("standard-error"), 1e-3);
    assertTrue(result.figures().isEmpty());
  }

  @Test
  void knowsTheLawAtATime() {
    TestSde sde = new TestSde(2, 1, 1);
    TestExperiment experiment = TestExperiment.of(SKEW).with(sde);
    Gaussian later = SKEW.perturbed(sde.marginal(.25));
    Metric metric = metric(experiment, Map.of("condition", .25));
    Comparison comparison = Comparison.of(REAL, NONE);
    assertEquals(
        0, metric.evaluate(comparison.with(expecting(.25, score(later, 1, 0)))).value(), 1e-10);
    // E |s*|^2 = tr of the precision, only if items were perturbed alike.
    double a = later.covariance(0, 0);
    double b = later.covariance(0, 1);
    double d = later.covariance(1, 1);
    double trace = (a + d) / (a * d - b * b);
    MetricResult result = metric.evaluate(comparison.with(expecting(.25, score(later, 0, 0))));
    assertEquals(trace, result.value(), .06 * trace);
    assertTrue(result.note().contains("time 0.25"), result.note());

    Gaussian early = SKEW.perturbed(sde.marginal(.001));
    assertEquals(
        0,
        metric(experiment, Map.of())
            .evaluate(comparison.with(expecting(.001, score(early, 1, 0))))
            .value(),
        1e-10);
  }

  @Test
  void knowsTheLawAtANoiseLevel() {
    TestExperiment experiment = TestExperiment.of(SKEW).with(NoiseLevels.geometric(1, .25, 3));
    Comparison comparison = Comparison.of(REAL, NONE);
    for (double sigma : new double[] {.25, 1}) {
      Score exact = expecting(sigma, score(SKEW.perturbed(Marginal.noise(sigma)), 1, 0));
      Map<String, Object> parameters = sigma == .25 ? Map.of() : Map.of("condition", sigma);
      assertEquals(
          0, metric(experiment, parameters).evaluate(comparison.with(exact)).value(), 1e-10);
    }
    TestExperiment noLevels = TestExperiment.of(SKEW).with(NoiseLevel.ANY);
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> metric(noLevels, Map.of()));
    assertEquals("/condition", refusal.parameter());
  }

  /** Denoising at one level teaches an unconditional network the score of the noisy data. */
  @Test
  void comparesAnUnconditionalScoreWithThatOfNoisyData() {
    Score exact = score(SKEW.perturbed(Marginal.noise(.5)), 1, 0);
    Comparison comparison = Comparison.of(REAL, NONE).with(exact);
    TestExperiment experiment = TestExperiment.of(SKEW);
    assertEquals(
        0, metric(experiment, Map.of("condition", .5)).evaluate(comparison).value(), 1e-10);
    assertTrue(metric(experiment, Map.of()).evaluate(comparison).value() > .01);
  }

  @Test
  void drawsWhereTheScoreIsWrong() {
    List<Figure> plane =
        metric(TestExperiment.of(SKEW), Map.of())
            .evaluate(Comparison.of(REAL, NONE).with(score(SKEW, 1, .3)))
            .figures();
    HeatMap errors = (HeatMap) plane.get(0);
    for (double error : errors.values().values()) {
      assertEquals(.18, error, 1e-5);
    }
    Panels fields = (Panels) plane.get(1);
    VectorField exact = (VectorField) fields.panels().get(0);
    VectorField learned = (VectorField) fields.panels().get(1);
    int last = exact.first().x().length - 1;
    float[] corner = {(float) exact.first().x()[last], (float) exact.first().y()[0]};
    float[] expected = new float[2];
    SKEW.score(corner, 0, expected);
    assertEquals(expected[0], exact.first().values()[last], 1e-6);
    assertEquals(expected[1], exact.second().values()[last], 1e-6);
    assertEquals(expected[1] + .3, learned.second().values()[last], 1e-6);

    Gaussian line = Gaussian.standard(1);
    Items real = line.heldOut(100, RandomStream.of(3, "line"));
    LineChart chart =
        (LineChart)
            metric(TestExperiment.of(line), Map.of())
                .evaluate(Comparison.of(real, NONE).with(score(line, 2, 0)))
                .figures()
                .get(0);
    double[] x = chart.curves().get(0).x();
    assertEquals(-x[7], chart.curves().get(0).y()[7], 1e-6);
    assertEquals(-2 * x[7], chart.curves().get(1).y()[7], 1e-6);
  }

  @Test
  void isTheSameAgainOnAnyThreads() {
    Metric metric =
        metric(TestExperiment.of(SKEW).with(new TestSde(1, 0, 1)), Map.of("condition", .5));
    new MetricContract(metric, Shape.point(2), 10)
        .deterministic(Comparison.of(REAL, NONE).with(score(SKEW, 1, 0)));
  }

  @Test
  void needsAScoreAndALawToCompareItWith() {
    FisherDivergence factory = new FisherDivergence();
    assertEquals(
        Requirements.of(PerturbedDensity.class, ScoreNetwork.class).ofAny(Marginals.class),
        factory.requires(Parameters.of(factory)));
  }

  @Test
  void refusesATimeBeyondTheHorizonBeforeItRuns() {
    TestExperiment experiment = TestExperiment.of(SKEW).with(new TestSde(2, 1, 1));
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class, () -> metric(experiment, Map.of("condition", 1.5)));
    assertEquals("/condition", refusal.parameter());
  }

  @Test
  void refusesADeviationBelowZero() {
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () -> metric(TestExperiment.of(SKEW), Map.of("condition", -0.5)));
    assertEquals("/condition", refusal.parameter());
  }

  @Test
  void pointsOfAGridAreRefusedWhereThereIsNone() {
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () -> metric(TestExperiment.of(SKEW), Map.of("points", 30)));
    assertEquals("/points", refusal.parameter());
  }

  @Test
  void refusesAGridOfImages() {
    FisherDivergence factory = new FisherDivergence();
    var parameters = Parameters.of(factory, Map.of("over", "grid"));
    var context = Contexts.metric(Gaussian.standard(3), Path.of("target"));
    var thrown =
        assertThrows(InvalidExperimentException.class, () -> factory.create(parameters, context));
    assertEquals("/over", thrown.parameter());
  }

  /** factor times the score of a density, plus a constant. */
  private static Score score(Density density, double factor, double constant) {
    int dimension = density.dimension();
    return new FunctionScore(
        Shape.point(dimension),
        Condition.NONE,
        (batch, score) -> {
          for (int i = 0; i < batch.size(); i++) {
            density.score(batch.x(), i * dimension, score);
          }
          for (int i = 0; i < batch.size() * dimension; i++) {
            score[i] = (float) (factor * score[i] + constant);
          }
        });
  }

  private static Score expecting(double expected, Score inner) {
    return new FunctionScore(
        inner.shape(),
        inner.condition(),
        (batch, score) -> {
          for (int i = 0; i < batch.size(); i++) {
            assertEquals((float) expected, batch.condition()[i]);
          }
          inner.open(batch.size()).forward(batch, score);
        });
  }

  private static Metric metric(TestExperiment experiment, Map<String, ?> parameters) {
    FisherDivergence factory = new FisherDivergence();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(experiment, Path.of("target")));
  }
}
