package org.langevin.metrics.slicedwasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.metric.Metric;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class SlicedWassersteinTest {
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2})
  void isADistance(double order) {
    Shape shape = Shape.point(3);
    new MetricContract(metric(shape, Map.of("order", order)), shape, 200)
        .deterministic()
        .distance(1e-12)
        .scaling(1, 1e-6)
        .translation(1e-5);
  }

  /** A shift by v moves each projection by theta . v, and E |theta . v| = |v| / 2 in R^3. */
  @Test
  void measuresAShift() {
    Shape shape = Shape.point(3);
    float[] points = MetricContract.normal(shape, 50, 0, 1, "points");
    float[] shifted = points.clone();
    for (int i = 0; i < shifted.length; i += 3) {
      shifted[i] += 6;
      shifted[i + 2] -= 8;
    }
    Comparison comparison = Comparison.of(shape, points, shifted);
    double first = metric(shape, Map.of("projections", 20_000)).evaluate(comparison).value();
    assertEquals(5, first, 0.07);
    // E (theta . v)^2 = |v|^2 / d.
    Map<String, Object> second = Map.of("projections", 20_000, "order", 2.0);
    double root = metric(shape, second).evaluate(comparison).value();
    assertEquals(10 / Math.sqrt(3), root, 0.07);
  }

  /** Between N(0, 1) and N(0, sigma^2), W_1 = |sigma - 1| sqrt(2 / pi) and W_2 = |sigma - 1|. */
  @Test
  void measuresASpreadOnTheLine() {
    Shape line = Shape.point(1);
    Comparison comparison =
        Comparison.of(
            line,
            MetricContract.normal(line, 40_000, 0, 1, "narrow"),
            MetricContract.normal(line, 30_000, 0, 3, "wide"));
    double first = metric(line, Map.of("projections", 3)).evaluate(comparison).value();
    assertEquals(2 * Math.sqrt(2 / Math.PI), first, 0.04);
    Map<String, Object> second = Map.of("projections", 3, "order", 2.0);
    assertEquals(2, metric(line, second).evaluate(comparison).value(), 0.04);
  }

  /** The mean distance of samples of one law is the floor that is told, at sizes that differ. */
  @Test
  void knowsWhatPerfectSamplesGive() {
    Shape plane = Shape.point(2);
    MetricContract.floor(
        40,
        0.1,
        i -> {
          float[] real = MetricContract.normal(plane, 600, 0, 1, "real " + i);
          float[] perfect = MetricContract.normal(plane, 900, 0, 1, "perfect " + i);
          return metric(plane, Map.of()).evaluate(Comparison.of(plane, real, perfect));
        });
    Comparison tiny = Comparison.of(plane, new float[6], new float[2]);
    assertTrue(metric(plane, Map.of()).evaluate(tiny).perfect().isEmpty());
  }

  @Test
  void theSeedChoosesTheDirections() {
    Shape shape = Shape.point(2);
    Comparison comparison =
        Comparison.of(
            shape,
            MetricContract.normal(shape, 100, 0, 1, "a"),
            MetricContract.normal(shape, 100, 1, 1, "b"));
    double one = metric(shape, Map.of("seed", 1L)).evaluate(comparison).value();
    assertEquals(one, metric(shape, Map.of("seed", 1L)).evaluate(comparison).value(), 0);
    assertTrue(one != metric(shape, Map.of("seed", 2L)).evaluate(comparison).value());
  }

  /** The thesis' table 4.2, which prints .1696, .2116 and 7.1068 without the number of points. */
  @Test
  void agreesWithPublishedDistancesOfSwissRolls() {
    Shape shape = Shape.point(3);
    Metric metric = metric(shape, Map.of());
    int count = 3000;
    float[] roll = roll(count, 1);
    float[] other = roll(count, 2);
    float[] noised = roll(count, 3);
    float[] noise = MetricContract.normal(shape, count, 0, Math.sqrt(1.5), "noise");
    float[] sphere = MetricContract.normal(shape, count, 0, 1, "sphere");
    for (int i = 0; i < sphere.length; i += 3) {
      double norm = Math.hypot(Math.hypot(sphere[i], sphere[i + 1]), sphere[i + 2]);
      for (int k = i; k < i + 3; k++) {
        sphere[k] /= (float) norm;
        noised[k] += noise[k];
      }
    }
    double again = metric.evaluate(Comparison.of(shape, roll, other)).value();
    double noisy = metric.evaluate(Comparison.of(shape, roll, noised)).value();
    double far = metric.evaluate(Comparison.of(shape, roll, sphere)).value();
    assertEquals(.17, again, .06);
    assertEquals(.21, noisy, .06);
    assertTrue(again < noisy, again + " < " + noisy);
    assertEquals(7.1, far, .4);
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    Shape shape = Shape.point(2);
    Comparison comparison =
        Comparison.of(shape, new float[] {0, 0}, new float[] {0, 1, Float.NaN, 0});
    Metric metric = metric(shape, Map.of());
    var thrown = assertThrows(InvalidExperimentException.class, () -> metric.evaluate(comparison));
    assertTrue(thrown.getMessage().startsWith("generated item 1"), thrown.getMessage());
  }

  private static float[] roll(int count, long seed) {
    RandomStream random = RandomStream.of(seed, "roll");
    float[] points = new float[3 * count];
    for (int i = 0; i < points.length; i += 3) {
      double angle = 1.5 * Math.PI * (1 + 2 * random.nextDouble());
      points[i] = (float) (angle * Math.cos(angle));
      points[i + 1] = (float) (21 * random.nextDouble());
      points[i + 2] = (float) (angle * Math.sin(angle));
    }
    return points;
  }

  private static Metric metric(Shape shape, Map<String, ?> parameters) {
    SlicedWasserstein factory = new SlicedWasserstein();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(shape, Path.of("target")));
  }
}
