package org.langevin.metrics.supportdistance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.langevin.api.Capable;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Support;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class SupportDistanceTest {
  private static final Shape PLANE = Shape.point(2);

  @Test
  void measuresFromTheSupport() {
    double[] samples = {3, 0, -1, 0.5, 7, -0.1, 2, 4};
    MetricResult result = evaluate(0.1, new double[] {1, 0, 2, 0.2, 3, 0, 4, 0, 5, -1}, samples);
    // At 0, .5, .1, 4; beyond .1 are two of them.
    assertEquals(4.6 / 4, result.value(), 1e-15);
    assertEquals(0.5, result.values().get("share-beyond"), 0);
    assertEquals(4, result.values().get("largest"), 0);
    double squares = (0.25 + 0.01 + 16) - 4.6 * 4.6 / 4;
    assertEquals(
        Math.sqrt(squares / 3 / 4), result.values().get(MetricResult.STANDARD_ERROR), 1e-15);
    assertEquals(0.25, result.values().get("share-beyond-standard-error"), 1e-15);
    assertEquals(1.2 / 5, result.perfect().get("value"), 1e-15);
    assertEquals(0.4, result.perfect().get("share-beyond"), 1e-15);
    // The 1 is among four of five with probability 4/5, and else .2 is the largest.
    assertEquals(0.8 * 1 + 0.2 * 0.2, result.perfect().get("largest"), 1e-15);
    assertEquals(
        0.25, evaluate(0.5, new double[2], samples).values().get("share-beyond"), 0, "not at .5");
  }

  @Test
  void doesNotKnowTheLargestOfMoreItemsThanThereAre() {
    double[] many = {1, 1, 2, 2};
    MetricResult result = evaluate(0.1, new double[] {0, 1}, many);
    assertFalse(result.perfect().containsKey("largest"));
    assertEquals(1, result.perfect().get("value"), 0);
    MetricResult one = evaluate(0.1, many, new double[] {0, 1});
    assertEquals(1.5, one.perfect().get("largest"), 0);
    assertFalse(one.values().containsKey(MetricResult.STANDARD_ERROR), "of a single sample");
  }

  @Test
  void isDeterministic() {
    new MetricContract(metric(Map.of()), PLANE, 2000).deterministic();
  }

  /** Items with noise of deviation .1 around the axis: E |z| = .1 (2 / pi)^(1/2). */
  @Test
  void knowsWhatPerfectSamplesGive() {
    double told = 0;
    double largest = 0;
    double found = 0;
    int draws = 100;
    for (int i = 0; i < draws; i++) {
      MetricResult result = evaluate(0.1, noisy(2000, "real", i), noisy(500, "new", i));
      assertEquals(0.1 * Math.sqrt(2 / Math.PI), result.perfect().get("value"), 0.007);
      // P(|z| > 1), with its standard error.
      assertEquals(0.3173, result.perfect().get("share-beyond"), 0.05);
      assertEquals(
          Math.sqrt(0.3173 * 0.6827 / 500),
          result.values().get("share-beyond-standard-error"),
          0.002);
      assertEquals(
          0.1 * Math.sqrt((1 - 2 / Math.PI) / 500),
          result.values().get(MetricResult.STANDARD_ERROR),
          4e-4);
      told += result.perfect().get("largest") / draws;
      largest += result.values().get("largest") / draws;
      found += result.value() / draws;
    }
    assertEquals(told, largest, 0.006);
    assertEquals(0.1 * Math.sqrt(2 / Math.PI), found, 0.001);
  }

  @Test
  void drawsTheShareBeyondEachDistance() {
    double[] samples = new double[2 * 1000];
    for (int i = 0; i < 1000; i++) {
      samples[2 * i + 1] = (i + 1) / 1000.0;
    }
    double[] real = {3, 0, 4, -0.5, 5, 0.5, 6, 0};
    LineChart chart = chart(real, samples);
    assertEquals(2, chart.curves().size());
    assertArrayEquals(new double[] {0, 0, 0, .5, .5}, chart.curves().get(0).x());
    assertArrayEquals(new double[] {.5, .5, .5, 0, 0}, chart.curves().get(0).y());
    LineChart.Curve curve = chart.curves().get(1);
    assertEquals(201, curve.x().length);
    for (int i = 0; i <= 200; i++) {
      assertEquals(i / 200.0, curve.x()[i], 1e-15);
      assertEquals(1 - i / 200.0, curve.y()[i], 1e-15);
    }
  }

  @Test
  void drawsNoCurveThatIsNotSeen() {
    LineChart chart = chart(new double[] {1, 0, 2, 1e-7}, new double[] {1, 0.5, 2, 0.1});
    assertEquals(List.of("samples"), chart.curves().stream().map(LineChart.Curve::label).toList());
    assertTrue(chart.caption().contains("too near"), chart.caption());
  }

  private static LineChart chart(double[] real, double[] samples) {
    return (LineChart) evaluate(0.1, real, samples).figures().get(0);
  }

  @Test
  void stopsWhenItIsCancelled() {
    Metric metric = metric(Map.of());
    Items items = Items.of(PLANE, new float[20_000]);
    Comparison comparison = Comparison.of(items, items).onThreads(2);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> metric.evaluate(comparison));
    assertTrue(Thread.interrupted());
  }

  @Test
  void needsASupport() {
    SupportDistance factory = new SupportDistance();
    assertEquals(Requirements.of(Support.class), factory.requires(Parameters.of(factory)));
    var thrown =
        assertThrows(InvalidExperimentException.class, () -> metric(Map.of("beyond", 0.0)));
    assertEquals("/beyond", thrown.parameter());
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    double[] broken = {0, 1, 0, Double.NaN};
    var thrown =
        assertThrows(InvalidExperimentException.class, () -> evaluate(0.1, new double[2], broken));
    assertTrue(thrown.getMessage().startsWith("generated item 1"), thrown.getMessage());
    assertThrows(
        InvalidExperimentException.class, () -> evaluate(0.1, new double[2], new double[0]));
  }

  private static double[] noisy(int count, String purpose, int draw) {
    RandomStream random = RandomStream.of(draw, purpose);
    double[] points = new double[2 * count];
    for (int i = 0; i < points.length; i += 2) {
      points[i] = 10 * random.nextDouble();
      points[i + 1] = 0.1 * random.nextGaussian();
    }
    return points;
  }

  private static MetricResult evaluate(double beyond, double[] real, double[] generated) {
    return metric(Map.of("beyond", beyond))
        .evaluate(Comparison.of(Items.of(PLANE, real), Items.of(PLANE, generated)));
  }

  private static Metric metric(Map<String, ?> parameters) {
    SupportDistance factory = new SupportDistance();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(new Axis(), Path.of("target")));
  }

  /** Data on the first axis of the plane. */
  private static final class Axis implements Dataset {
    @Override
    public Shape shape() {
      return PLANE;
    }

    @Override
    public Items training() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return Capable.offer(
          type,
          new Support() {
            @Override
            public int dimension() {
              return 2;
            }

            @Override
            public double distance(double[] x, int offset) {
              return Math.abs(x[offset + 1]);
            }
          });
    }
  }
}
