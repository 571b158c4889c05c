package org.langevin.metrics.kldivergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class KlDivergenceTest {
  private static final Path CACHE = Path.of("target");

  private static Metric twoSamples(int dimension, Map<String, ?> parameters) {
    KlDivergence factory = new KlDivergence();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(Shape.point(dimension), CACHE));
  }

  private static float[] normal(int count, int d, double mean, double deviation, String name) {
    return MetricContract.normal(Shape.point(d), count, mean, deviation, name);
  }

  /** KL(N(m, r^2 I) || N(0, s^2 I)) = d (log(s / r) + (r^2 + m^2) / (2 s^2) - 1/2). */
  private static double exact(int d, double mean, double r, double s) {
    return d * (Math.log(s / r) + (r * r + mean * mean) / (2 * s * s) - 0.5);
  }

  /** In five dimensions the densities bend within the distance of neighbours. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 0.04",
    "1, 0, 1.2, 0.03",
    "1, 0, 0.8, 0.03",
    "2, 0.5, 1, 0.03",
    "2, 0, 1.2, 0.05",
    "2, 0.5, 0.8, 0.06",
    "5, 0.5, 1, 0.12",
    "5, 0, 1.1, 0.1"
  })
  void ofTwoNormalLaws(int d, double mean, double deviation, double tolerance) {
    Comparison comparison = comparison(d, mean, deviation);
    MetricResult there = twoSamples(d, Map.of()).evaluate(comparison);
    double expected = exact(d, mean, deviation, 1);
    assertEquals(expected, there.value(), tolerance);
    assertEquals(0, there.perfect().get("value"), 0);
    MetricResult back = twoSamples(d, Map.of("direction", "samples-to-data")).evaluate(comparison);
    expected = exact(d, -mean, 1, deviation);
    assertEquals(expected, back.value(), tolerance);
  }

  /** Far samples are seen by the data's density, but not by distances, which saturate. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 0, 2",
    "1, 0, 0.5",
    "1, 3, 0.2",
    "2, 0.5, 1",
    "2, 1, 0.5",
    "5, 0, 0.5"
  })
  void byTheDensityOfTheData(int d, double mean, double deviation) {
    double[][] covariance = new double[d][d];
    double[] means = new double[d];
    for (int j = 0; j < d; j++) {
      covariance[j][j] = deviation * deviation;
      means[j] = mean;
    }
    KlDivergence factory = new KlDivergence();
    MetricResult result =
        factory
            .create(
                Parameters.of(factory, Map.of("direction", "samples-to-data")),
                Contexts.metric(new Gaussian(means, covariance), CACHE))
            .evaluate(comparison(d, mean, deviation));
    double exact = exact(d, -mean, 1, deviation);
    assertEquals(exact, result.value(), 0.02 + 0.03 * exact);
    assertEquals(
        exact,
        result.value() - result.perfect().get("value"),
        4 * result.values().get(MetricResult.STANDARD_ERROR) + 0.02);
    assertTrue(result.note().contains("density"), result.note());
  }

  @Test
  void distancesSaturate() {
    double value = twoSamples(1, Map.of()).evaluate(comparison(1, 0, 2)).value();
    assertEquals(0.63, value, 0.03);
    assertEquals(0.807, exact(1, 0, 2, 1), 0.001);
  }

  private static Comparison comparison(int d, double mean, double deviation) {
    return Comparison.of(
            Shape.point(d),
            normal(10_000, d, mean, deviation, "real"),
            normal(10_000, d, 0, 1, "generated"))
        .onThreads(2);
  }

  /** Equal laws give 0 on average, of any shape, and for samples of unequal sizes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void equalLawsGiveNothing(int neighbours) {
    double sum = 0;
    double squares = 0;
    double told = 0;
    int draws = 400;
    Metric metric = twoSamples(2, Map.of("neighbours", neighbours));
    for (int draw = 0; draw < draws; draw++) {
      float[] real = normal(90, 2, 1, 2, "real" + draw);
      float[] generated = normal(60, 2, 1, 2, "new" + draw);
      for (int i = 0; i < 90; i++) {
        // A ridge, far from uniform.
        real[2 * i + 1] = real[2 * i] * real[2 * i] * real[2 * i];
      }
      for (int i = 0; i < 60; i++) {
        generated[2 * i + 1] = generated[2 * i] * generated[2 * i] * generated[2 * i];
      }
      MetricResult result = metric.evaluate(Comparison.of(Shape.point(2), real, generated));
      sum += result.value() / draws;
      squares += result.value() * result.value() / draws;
      told += result.values().get(MetricResult.STANDARD_ERROR) / draws;
    }
    double deviation = Math.sqrt(squares - sum * sum);
    assertEquals(0, sum, 3 * deviation / Math.sqrt(draws));
    assertEquals(1, told / deviation, 0.4, "terms are nearly independent");
  }

  /** By the density the floor is what held-out items give. */
  @Test
  void knowsTheFloorOfTheEntropy() {
    KlDivergence factory = new KlDivergence();
    Gaussian data = Gaussian.standard(5);
    Metric metric =
        factory.create(
            Parameters.of(factory, Map.of("direction", "samples-to-data")),
            Contexts.metric(data, CACHE));
    double told = 0;
    double found = 0;
    for (int draw = 0; draw < 40; draw++) {
      MetricResult result =
          metric.evaluate(
              Comparison.of(
                  data.heldOut(400, RandomStream.of(1, "real", draw)),
                  data.heldOut(300, RandomStream.of(1, "new", draw))));
      told += result.perfect().get("value") / 40;
      found += result.value() / 40;
    }
    assertEquals(told, found, 0.02);
    assertTrue(found > 0.03, "the entropy is too small in five dimensions: " + found);
  }

  @Test
  void isDeterministic() {
    for (String direction : new String[] {"data-to-samples", "samples-to-data"}) {
      new MetricContract(twoSamples(2, Map.of("direction", direction)), Shape.point(2), 300)
          .deterministic()
          .scaling(0, 1e-9)
          .translation(1e-3);
    }
  }

  @Test
  void warnsOfAtoms() {
    float[] atoms = new float[40];
    for (int i = 0; i < 40; i++) {
      atoms[i] = i % 4;
    }
    MetricResult result =
        twoSamples(1, Map.of())
            .evaluate(Comparison.of(Shape.point(1), atoms, normal(40, 1, 0, 1, "new")));
    assertTrue(Double.isFinite(result.value()));
    assertTrue(result.caution().contains("repeat"), result.caution());
    MetricResult without =
        twoSamples(1, Map.of())
            .evaluate(
                Comparison.of(
                    Shape.point(1), normal(40, 1, 0, 1, "old"), normal(40, 1, 0, 1, "new")));
    assertEquals("", without.caution());
    assertFalse(without.note().isEmpty());
  }

  @Test
  void needsEnoughItems() {
    Items few = Items.of(Shape.point(1), new float[] {1, 2, 3, 4, 5, 6});
    var thrown =
        assertThrows(
            InvalidExperimentException.class,
            () -> twoSamples(1, Map.of()).evaluate(Comparison.of(few, few)));
    assertEquals("/neighbours", thrown.parameter());
    assertTrue(
        Double.isFinite(
            twoSamples(1, Map.of("neighbours", 4)).evaluate(Comparison.of(few, few)).value()));
  }

  @Test
  void ballsHaveTheirVolume() {
    double[] volumes = {1, 2, Math.PI, 4 * Math.PI / 3, Math.PI * Math.PI / 2};
    for (int d = 1; d < volumes.length; d++) {
      assertEquals(Math.log(volumes[d]), Balls.logVolume(d), 1e-14);
    }
    assertEquals(-0.5772156649015329, Balls.digamma(1), 1e-15);
    assertEquals(Math.log(1e6) - 0.5e-6, Balls.digamma(1_000_000), 1e-11);
  }
}
