package org.langevin.metrics.circlec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class CircleC2Test {
  private static final Shape PLANE = Shape.point(2);

  @ParameterizedTest
  @ValueSource(strings = {"circle", "line"})
  void isDeterministic(String angles) {
    Metric metric = metric(Map.of("angles", angles));
    new MetricContract(metric, PLANE, 200).deterministic();
    assertEquals(1, metric.realCount(), "it compares with no items");
  }

  /** A quarter of the cell on the circle; on the line it matters where the points begin. */
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 0.5", "4, 0", "4, 0.25", "100, 0.5"})
  void equalDistancesAreNearest(int count, double begin) {
    double[] points = points(count, i -> 2 * Math.PI * (i + begin) / count, 1.25);
    MetricResult circle = evaluate(Map.of(), points);
    assertEquals(0.25, circle.values().get("radius"), 1e-14);
    assertEquals(2 * Math.PI / (4 * count), circle.values().get("angle"), 1e-13);
    assertEquals(0.25 + 2 * Math.PI / (4 * count), circle.value(), 1e-13);
    double line = 2 * Math.PI / count * ((begin - 0.5) * (begin - 0.5) + 0.25);
    assertEquals(line, evaluate(Map.of("angles", "line"), points).values().get("angle"), 1e-13);
    assertTrue(circle.note().startsWith("angles on a circle, "), circle.note());
  }

  @Test
  void oneDirectionIsFar() {
    for (double angle : new double[] {0.5, 3, 6}) {
      double[] points = points(20, i -> angle, 3);
      assertEquals(Math.PI / 2, evaluate(Map.of("radius", 3.0), points).value(), 1e-13);
      double rest = 2 * Math.PI - angle;
      assertEquals(
          (angle * angle + rest * rest) / (4 * Math.PI),
          evaluate(Map.of("radius", 3.0, "angles", "line"), points).value(),
          1e-13);
    }
  }

  /** Radii on both sides of the circle do not cancel: W_1 is the mean of |r - 1|. */
  @Test
  void radiiOnBothSidesAdd() {
    double[] points = points(1000, i -> 2 * Math.PI * i / 1000, i -> i % 4 == 0 ? 0.5 : 1.25);
    assertEquals(
        0.25 * 0.5 + 0.75 * 0.25, evaluate(Map.of(), points).values().get("radius"), 1e-14);
  }

  @Test
  void theCentreShiftsEverything() {
    double[] points = points(7, i -> i * 0.5, 2);
    double expected = evaluate(Map.of(), points).value();
    double[] shifted = points.clone();
    for (int i = 0; i < shifted.length; i += 2) {
      shifted[i] += 16;
      shifted[i + 1] -= 8;
    }
    assertEquals(expected, evaluate(Map.of("centre", List.of(16, -8)), shifted).value(), 1e-12);
    assertTrue(evaluate(Map.of(), shifted).value() > 10);
  }

  /** A sample that is closer to some modes than to others is further from the uniform law. */
  @Test
  void doesNotDependOnWhereAnglesBegin() {
    double[] angles = {0.1, 0.2, 3, 3.5, 5};
    double expected = evaluate(Map.of(), points(5, i -> angles[i], 1)).value();
    for (double turn = 0; turn < 7; turn += 0.5) {
      double by = turn;
      double[] turned = points(5, i -> angles[i] + by, 1);
      assertEquals(expected, evaluate(Map.of(), turned).value(), 1e-13);
      assertTrue(evaluate(Map.of("angles", "line"), turned).value() >= expected - 1e-13);
    }
  }

  /** What is told of perfect samples, checked against many of them. */
  @ParameterizedTest
  @ValueSource(strings = {"circle", "line"})
  void knowsWhatPerfectSamplesGive(String angles) {
    RandomStream random = RandomStream.of(1, "samples");
    MetricContract.floor(
        2000,
        0.03,
        draw -> {
          double[] points = points(500, i -> 2 * Math.PI * random.nextDouble(), 1);
          MetricResult result = evaluate(Map.of("angles", angles), points);
          assertEquals(0, result.perfect().get("radius"), 0);
          assertEquals(result.perfect().get("value"), result.perfect().get("angle"), 0);
          return result;
        });
  }

  @Test
  void refusesWhatIsNotInThePlane() {
    CircleC2 factory = new CircleC2();
    CircleC2.Parameters parameters = Parameters.of(factory);
    var context = Contexts.metric(Shape.image(1, 1, 3), Path.of("target"));
    assertThrows(InvalidExperimentException.class, () -> factory.create(parameters, context));
    assertEquals("/centre", refused(Map.of("centre", List.of(1))).parameter());
    assertEquals("/radius", refused(Map.of("radius", 0)).parameter());
    assertEquals("/angles", refused(Map.of("angles", "ring")).parameter());
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    double[] broken = {0, 1, Double.POSITIVE_INFINITY, 0};
    var thrown = assertThrows(InvalidExperimentException.class, () -> evaluate(Map.of(), broken));
    assertTrue(thrown.getMessage().startsWith("generated item 1"), thrown.getMessage());
    assertThrows(InvalidExperimentException.class, () -> evaluate(Map.of(), new double[0]));
  }

  private static InvalidExperimentException refused(Map<String, ?> parameters) {
    return assertThrows(InvalidExperimentException.class, () -> metric(parameters));
  }

  private interface Sequence {
    double at(int index);
  }

  private static double[] points(int count, Sequence angles, double radius) {
    return points(count, angles, i -> radius);
  }

  private static double[] points(int count, Sequence angles, Sequence radii) {
    double[] points = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double angle = angles.at(i);
      points[2 * i] = radii.at(i) * Math.cos(angle);
      points[2 * i + 1] = radii.at(i) * Math.sin(angle);
    }
    return points;
  }

  private static MetricResult evaluate(Map<String, ?> parameters, double[] generated) {
    Items real = Items.of(PLANE, new float[2]);
    return metric(parameters).evaluate(Comparison.of(real, Items.of(PLANE, generated)));
  }

  private static Metric metric(Map<String, ?> parameters) {
    CircleC2 factory = new CircleC2();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(PLANE, Path.of("target")));
  }
}
