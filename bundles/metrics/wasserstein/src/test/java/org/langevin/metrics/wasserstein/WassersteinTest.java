package org.langevin.metrics.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.Shape;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class WassersteinTest {
  @ParameterizedTest
  @CsvSource({"1,1", "1,2.5", "2,1", "3,2", "2,3"})
  void isADistance(int dimension, double order) {
    Shape shape = Shape.point(dimension);
    new MetricContract(metric(shape, Map.of("order", order)), shape, 60)
        .deterministic()
        .distance(1e-12)
        .scaling(1, 1e-6)
        .translation(1e-5);
  }

  /** Between N(0, 1) and N(1, 1): W_p = 1 for every p. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 3})
  void measuresAShiftOnTheLine(double order) {
    Shape line = Shape.point(1);
    Comparison comparison =
        Comparison.of(
            line,
            MetricContract.normal(line, 50_000, 0, 1, "left"),
            MetricContract.normal(line, 40_000, 1, 1, "right"));
    assertEquals(1, metric(line, Map.of("order", order)).evaluate(comparison).value(), .02);
  }

  /** Points on a line in the plane are as far apart as on the line itself. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 1.5})
  void agreesWithQuantilesOnALineInThePlane(double order) {
    Shape line = Shape.point(1);
    Shape plane = Shape.point(2);
    float[] first = MetricContract.normal(line, 300, 0, 1, "first");
    float[] second = MetricContract.normal(line, 200, .5, 2, "second");
    Map<String, Object> parameters = Map.of("order", order);
    double expected = metric(line, parameters).evaluate(Comparison.of(line, first, second)).value();
    double value =
        metric(plane, parameters)
            .evaluate(Comparison.of(plane, slanted(first), slanted(second)))
            .value();
    assertEquals(expected, value, 1e-6);
  }

  private static float[] slanted(float[] line) {
    float[] plane = new float[2 * line.length];
    for (int i = 0; i < line.length; i++) {
      plane[2 * i] = .6f * line[i] + 3;
      plane[2 * i + 1] = -.8f * line[i];
    }
    return plane;
  }

  /**
   * For p = 2 the best plan between a sample and its image under x -> a x + v is the map itself.
   */
  @Test
  void findsTheGradientOfAConvexFunction() {
    Shape shape = Shape.point(3);
    float[] first = MetricContract.normal(shape, 400, 0, 1, "first");
    float[] second = new float[first.length];
    double cost = 0;
    for (int i = 0; i < first.length; i++) {
      // Reversed, so that equal numbers are no hint.
      int item = first.length / 3 - 1 - i / 3;
      second[item * 3 + i % 3] = 2 * first[i] + i % 3;
      cost += square((double) first[i] + i % 3) / 400;
    }
    Comparison comparison = Comparison.of(shape, first, second);
    double value = metric(shape, Map.of("order", 2.0)).evaluate(comparison).value();
    assertEquals(Math.sqrt(cost), value, 1e-6);
  }

  private static double square(double x) {
    return x * x;
  }

  @Test
  void choosesOfLargerSamples() {
    Shape shape = Shape.point(2);
    float[] many = MetricContract.normal(shape, 3000, 0, 1, "many");
    float[] few = MetricContract.normal(shape, 100, 5, 1, "few");
    Metric metric = metric(shape, Map.of("items", 250));
    assertEquals(250, metric.realCount());
    MetricResult result = metric.evaluate(Comparison.of(shape, many, few));
    assertEquals(5 * Math.sqrt(2), result.value(), .3);
    assertTrue(result.note().contains("between 250 of 3000 real and 100 generated"), result.note());
  }

  /**
   * The mean distance of samples of one law is the floor that is told, on the line and in space.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void knowsWhatPerfectSamplesGive(int dimension) {
    Shape shape = Shape.point(dimension);
    MetricContract.floor(
        30,
        0.15,
        i -> {
          float[] real = MetricContract.normal(shape, 120, 0, 1, "real " + i);
          float[] perfect = MetricContract.normal(shape, 90, 0, 1, "perfect " + i);
          return metric(shape, Map.of()).evaluate(Comparison.of(shape, real, perfect));
        });
  }

  private static Metric metric(Shape shape, Map<String, ?> parameters) {
    Wasserstein factory = new Wasserstein();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(shape, Path.of("target")));
  }
}
