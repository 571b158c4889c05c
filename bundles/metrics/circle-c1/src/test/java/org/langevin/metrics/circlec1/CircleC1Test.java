package org.langevin.metrics.circlec1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.manifold.FinitePoints;
import org.langevin.kit.manifold.Sphere;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class CircleC1Test {
  private static final Shape PLANE = Shape.point(2);

  @ParameterizedTest
  @ValueSource(strings = {"circle", "line"})
  void isADistance(String angles) {
    Map<String, Object> parameters = Map.of("angles", angles, "centre", List.of(.5, -.25));
    new MetricContract(metric(parameters), PLANE, 200).deterministic().distance(1e-12);
  }

  /** By less than half the way to the next of 500 points, backwards: the first one passes 0. */
  @Test
  void measuresARotationAndAStretch() {
    int count = 500;
    double angle = 0.005;
    double[] real = circle(count, 0, 2, 0, 0);
    double[] turned = circle(count, -angle, 2.5, 0, 0);
    MetricResult result = evaluate(Map.of(), real, turned);
    assertEquals(0.5, result.values().get("radius"), 1e-14);
    assertEquals(angle, result.values().get("angle"), 1e-13);
    assertEquals(0.5 + angle, result.value(), 1e-13);
    assertEquals(Set.of("value", "radius", "angle"), result.values().keySet());
    assertEquals(result.values().keySet(), result.perfect().keySet());
    assertTrue(result.note().startsWith("angles on a circle, "), result.note());
    // On the line the first becomes the last, and each point goes to the one before the next.
    MetricResult line = evaluate(Map.of("angles", "line"), real, turned);
    assertEquals(2 * Math.PI / count - angle, line.values().get("angle"), 1e-13);
  }

  @Test
  void comparesWithWhatANetworkLearnsFrom() {
    CircleC1 factory = new CircleC1();
    CircleC1.Parameters parameters = Parameters.parse(factory, "{'against': 'training'}");
    Dataset four = FinitePoints.onCircles(List.of(new Sphere(new double[2], 1)), 4, null);
    Metric metric = factory.create(parameters, Contexts.metric(four, Path.of("target")));
    Items training = Items.of(PLANE, new float[] {1, 0, 0, 1, -1, 0, 0, -1});
    Items between = Items.of(PLANE, circle(4, Math.PI / 4, 1, 0, 0));
    assertEquals(0, metric.evaluate(Comparison.of(between, training)).value(), 1e-7);
    assertEquals(Math.PI / 4, metric.evaluate(Comparison.of(training, between)).value(), 1e-7);
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () -> factory.create(parameters, Contexts.metric(PLANE, Path.of("target"))));
    assertEquals("/against", refusal.parameter());
  }

  @Test
  void onePointAgainstOne() {
    double[] real = {1, 0};
    for (double d = 0.25; d < 6.2; d += 0.25) {
      double[] generated = {3 * Math.cos(d), 3 * Math.sin(d)};
      MetricResult circle = evaluate(Map.of(), real, generated);
      assertEquals(Math.min(d, 2 * Math.PI - d), circle.values().get("angle"), 1e-14);
      assertEquals(2, circle.values().get("radius"), 1e-14);
      MetricResult line = evaluate(Map.of("angles", "line"), real, generated);
      assertEquals(d, line.values().get("angle"), 1e-14);
      assertTrue(circle.perfect().isEmpty(), "one item is no two samples");
    }
  }

  @Test
  void pointsOnBothSidesOfAngleZeroAreNear() {
    double[] above = circle(1, 0.1, 1, 0, 0);
    double[] below = circle(1, -0.1, 1, 0, 0);
    assertEquals(0.2, evaluate(Map.of(), above, below).value(), 1e-14);
    assertEquals(
        2 * Math.PI - 0.2, evaluate(Map.of("angles", "line"), above, below).value(), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"circle", "line"})
  void theCentreShiftsEverything(String angles) {
    double[] real = circle(50, 0.1, 1, 0, 0);
    double[] generated = circle(70, 0.3, 1.5, 0.25, 0);
    double expected = evaluate(Map.of("angles", angles), real, generated).value();
    Map<String, Object> moved = Map.of("angles", angles, "centre", List.of(4, -8));
    assertEquals(
        expected, evaluate(moved, shifted(real, 4, -8), shifted(generated, 4, -8)).value(), 1e-12);
    assertTrue(Math.abs(expected - evaluate(moved, real, generated).value()) > 0.01);
  }

  /** Noisy points of the circle: at sizes that differ, whichever there are more of. */
  @ParameterizedTest
  @ValueSource(strings = {"circle", "line"})
  void knowsWhatPerfectSamplesGive(String angles) {
    for (int samples : new int[] {300, 900}) {
      MetricContract.floor(
          150,
          0.1,
          i -> evaluate(Map.of("angles", angles), noisy(600, "real", i), noisy(samples, "new", i)));
    }
  }

  @Test
  void refusesWhatIsNotInThePlane() {
    CircleC1 factory = new CircleC1();
    CircleC1.Parameters parameters = Parameters.of(factory);
    var context = Contexts.metric(Shape.point(3), Path.of("target"));
    assertThrows(InvalidExperimentException.class, () -> factory.create(parameters, context));
    var thrown =
        assertThrows(
            InvalidExperimentException.class, () -> metric(Map.of("centre", List.of(1, 2, 3))));
    assertEquals("/centre", thrown.parameter());
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    double[] real = {1, 0};
    double[] broken = {0, 1, 0, Double.NaN};
    var thrown =
        assertThrows(InvalidExperimentException.class, () -> evaluate(Map.of(), real, broken));
    assertTrue(thrown.getMessage().startsWith("generated item 1"), thrown.getMessage());
    thrown = assertThrows(InvalidExperimentException.class, () -> evaluate(Map.of(), broken, real));
    assertTrue(thrown.getMessage().startsWith("real item 1"), thrown.getMessage());
  }

  /** At equal distances on a circle. */
  private static double[] circle(int count, double begin, double radius, double x, double y) {
    double[] points = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double angle = begin + 2 * Math.PI * i / count;
      points[2 * i] = x + radius * Math.cos(angle);
      points[2 * i + 1] = y + radius * Math.sin(angle);
    }
    return points;
  }

  private static double[] noisy(int count, String purpose, int draw) {
    RandomStream random = RandomStream.of(draw, purpose);
    double[] points = new double[2 * count];
    for (int i = 0; i < points.length; i += 2) {
      double angle = random.nextDouble() * 2 * Math.PI;
      points[i] = Math.cos(angle) + 0.2 * random.nextGaussian();
      points[i + 1] = Math.sin(angle) + 0.2 * random.nextGaussian();
    }
    return points;
  }

  private static double[] shifted(double[] points, double x, double y) {
    double[] shifted = points.clone();
    for (int i = 0; i < shifted.length; i += 2) {
      shifted[i] += x;
      shifted[i + 1] += y;
    }
    return shifted;
  }

  private static MetricResult evaluate(
      Map<String, ?> parameters, double[] real, double[] generated) {
    return metric(parameters)
        .evaluate(Comparison.of(Items.of(PLANE, real), Items.of(PLANE, generated)));
  }

  private static Metric metric(Map<String, ?> parameters) {
    CircleC1 factory = new CircleC1();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(PLANE, Path.of("target")));
  }
}
