package org.langevin.metrics.totalvariation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.NormalDistribution;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class TotalVariationTest {
  private static final Path CACHE = Path.of("target");

  private static Metric metric(MetricContext context, Map<String, ?> parameters) {
    TotalVariation factory = new TotalVariation();
    return factory.create(Parameters.of(factory, parameters), context);
  }

  private static MetricContext samples(int dimension) {
    return Contexts.metric(Shape.point(dimension), CACHE);
  }

  private static float[] shifted(int count, int d, double shift, String name) {
    float[] points = MetricContract.normal(Shape.point(d), count, 0, 1, name);
    for (int i = 0; i < points.length; i += d) {
      points[i] += (float) shift;
    }
    return points;
  }

  /** TV = 2 Phi(|m| / 2) - 1, from held-out items and from the density. */
  @ParameterizedTest
  @CsvSource({"1, 0.2", "1, 1", "1, 3", "1, 20", "2, 1", "2, 3", "2, 20"})
  void ofShiftedNormalLaws(int d, double shift) {
    double exact = 2 * NormalDistribution.below(shift / 2) - 1;
    float[] real = shifted(20_000, d, 0, "real");
    Comparison comparison =
        Comparison.of(Shape.point(d), real, shifted(20_000, d, shift, "generated"));
    for (MetricContext context :
        new MetricContext[] {samples(d), Contexts.metric(Gaussian.standard(d), CACHE)}) {
      MetricResult result = metric(context, Map.of()).evaluate(comparison);
      double perfect = result.perfect().get("value");
      // Blocks hide at most this, and chance adds less than what perfect samples give.
      double hidden = d == 1 ? 0.02 : 0.04;
      assertTrue(result.value() > exact - hidden, exact + " and not " + result.value());
      assertTrue(result.value() < exact + perfect, exact + " and not " + result.value());
      assertTrue(perfect < (d == 1 ? 0.025 : 0.07), "perfect " + perfect);
      assertEquals(context.dataset().isPresent(), result.note().contains("density"), result.note());
    }
  }

  /** What is told of perfect samples, for any law: here one with a ridge and a gap. */
  @ParameterizedTest
  @CsvSource({"1, 500, 300", "1, 60, 2000", "2, 500, 300", "2, 90, 1000"})
  void knowsWhatPerfectSamplesGive(int d, int n, int m) {
    Metric metric = metric(samples(d), Map.of());
    MetricContract.floor(
        1000,
        0.03,
        draw -> {
          float[] real = ridge(n, d, "real" + draw);
          return metric.evaluate(Comparison.of(Shape.point(d), real, ridge(m, d, "new" + draw)));
        });
  }

  private static float[] ridge(int count, int d, String name) {
    float[] points = MetricContract.normal(Shape.point(d), count, 0, 1, name);
    for (int i = 0; i < points.length; i += d) {
      points[i] += points[i] > 0 ? 100 : 0;
      if (d == 2) {
        points[i + 1] = points[i] * points[i] + 0.01f * points[i + 1];
      }
    }
    return points;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void knowsWhatPerfectSamplesGiveByTheDensity(int d) {
    Gaussian data = d == 2 ? Gaussian.skew() : Gaussian.standard(1);
    Metric metric = metric(Contexts.metric(data, CACHE), Map.of("blocks", 16));
    MetricContract.floor(
        300,
        0.04,
        draw -> {
          MetricResult result =
              metric.evaluate(
                  Comparison.of(
                      data.heldOut(400, RandomStream.of(1, "real", draw)),
                      data.heldOut(300, RandomStream.of(1, "new", draw))));
          assertTrue(result.note().contains("density"), result.note());
          return result;
        });
  }

  /** By hand: edges at 1, 3, 5 and 8 of 1 ... 8, nine spacings in five blocks. */
  @Test
  void countsInBlocks() {
    float[] real = {8, 1, 7, 2, 6, 3, 5, 4};
    float[] generated = {0, 3, 4, 5.5f, 6, 100, -100, 3.5f};
    MetricResult result =
        metric(samples(1), Map.of("blocks", 3))
            .evaluate(Comparison.of(Shape.point(1), real, generated));
    double[] shares = {1 / 9.0, 2 / 9.0, 2 / 9.0, 3 / 9.0, 1 / 9.0};
    double[] found = {2 / 8.0, 0, 3 / 8.0, 2 / 8.0, 1 / 8.0};
    double sum = 0;
    for (int j = 0; j < 5; j++) {
      sum += Math.abs(shares[j] - found[j]) / 2;
    }
    assertEquals(sum, result.value(), 1e-15);
    LineChart chart = (LineChart) result.figures().get(0);
    assertArrayEquals(new double[] {2, 4, 6.5}, chart.curves().get(0).x());
    assertArrayEquals(new double[] {1 / 9.0, 1 / 9.0, 1 / 9.0}, chart.curves().get(0).y(), 1e-15);
    assertArrayEquals(new double[] {0, 3 / 16.0, 1 / 12.0}, chart.curves().get(1).y(), 1e-15);
  }

  /** In the plane each strip is cut by itself; what is beyond all items is nowhere else. */
  @Test
  void farSamplesAreBlocksOfTheirOwn() {
    float[] real = shifted(900, 2, 0, "real");
    float[] far = shifted(900, 2, 50, "far");
    double value =
        metric(samples(2), Map.of()).evaluate(Comparison.of(Shape.point(2), real, far)).value();
    assertEquals(1, value, 2.0 / 900);
  }

  @Test
  void isDeterministicAndHasNoUnit() {
    for (int d : new int[] {1, 2}) {
      new MetricContract(metric(samples(d), Map.of()), Shape.point(d), 500)
          .deterministic()
          .scaling(0, 1e-12)
          .translation(0.05);
    }
  }

  @Test
  void warnsOfAtoms() {
    float[] atoms = new float[400];
    for (int i = 0; i < 400; i++) {
      atoms[i] = i % 4;
    }
    MetricResult result =
        metric(samples(1), Map.of()).evaluate(Comparison.of(Shape.point(1), atoms, atoms));
    assertTrue(result.caution().contains("atoms"), result.caution());
    MetricResult other =
        metric(samples(1), Map.of())
            .evaluate(
                Comparison.of(Shape.point(1), shifted(99, 1, 0, "a"), shifted(99, 1, 0, "b")));
    assertEquals("", other.caution());
  }

  /** E |B - n p| = 2 (1 - p)^(n - m) p^(m + 1) (m + 1) C(n, m + 1), m the whole part of n p. */
  @Test
  void theMeanDeviationOfABinomial() {
    // De Moivre, for n = 10 and p = 0.3: m = 3.
    double exact = 2 * Math.pow(0.7, 7) * Math.pow(0.3, 4) * 4 * 210;
    assertEquals(exact / 10, MeanDeviation.binomial(10, 0.3), 1e-15);
    assertEquals(
        Math.sqrt(2 * 0.2 * 0.8 / Math.PI / 1e5), MeanDeviation.binomial(100_000, 0.2), 1e-8);
    assertEquals(0, MeanDeviation.binomial(7, 0), 0);
    // Uniform p: every number of 0 ... m is as probable.
    assertEquals((2 + 1 + 0 + 1 + 2) / 5.0 / 4, MeanDeviation.betaBinomial(4, 1, 1), 1e-15);
  }

  @Test
  void refusesWhatItCannotDo() {
    var thrown = assertThrows(InvalidExperimentException.class, () -> metric(samples(3), Map.of()));
    assertTrue(thrown.getMessage().contains("kl-divergence"), thrown.getMessage());
    Items few = Items.of(Shape.point(1), new float[] {1, 2, 3});
    assertThrows(
        InvalidExperimentException.class,
        () -> metric(samples(1), Map.of()).evaluate(Comparison.of(few, few)));
  }
}
