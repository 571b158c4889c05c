package org.langevin.metrics.frechetdistance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class FrechetDistanceTest {
  @Test
  void isADistance() {
    Shape shape = Shape.point(5);
    new MetricContract(metric(shape), shape, 100)
        .deterministic()
        .distance(1e-11)
        .scaling(2, 1e-6)
        .translation(1e-5);
  }

  /** On four points (+-a, 0), (0, +-b) the covariance is diag(2 a^2, 2 b^2) / 3. */
  @Test
  void isExactForAxesThatAgree() {
    float[] first = {3, 0, -3, 0, 0, 1, 0, -1};
    float[] second = {7, 2, 5, 2, 6, 6, 6, -2};
    MetricResult result =
        metric(Shape.point(2)).evaluate(Comparison.of(Shape.point(2), first, second));
    double unit = Math.sqrt(2.0 / 3);
    assertEquals(36 + 4, result.values().get("mean-term"), 1e-12);
    assertEquals(
        square(unit * (3 - 1)) + square(unit * (1 - 4)),
        result.values().get("covariance-term"),
        1e-12);
    assertEquals(
        result.values().get("mean-term") + result.values().get("covariance-term"),
        result.value(),
        1e-12);
  }

  /**
   * In two dimensions tr (S_1 S_2)^(1/2) = sqrt(tr(S_1 S_2) + 2 sqrt(det(S_1) det(S_2))), which
   * needs no common axes.
   */
  @Test
  void isExactForAxesThatDiffer() {
    Shape plane = Shape.point(2);
    float[] first = MetricContract.normal(plane, 40, 0, 1, "first");
    float[] second = MetricContract.normal(plane, 30, 1, 2, "second");
    for (int i = 0; i < first.length; i += 2) {
      first[i] += 1.5f * first[i + 1];
    }
    for (int i = 0; i < second.length; i += 2) {
      second[i + 1] -= 2 * second[i];
    }
    double[] a = covariance(first);
    double[] b = covariance(second);
    double product = a[0] * b[0] + 2 * a[1] * b[1] + a[2] * b[2];
    double determinants = (a[0] * a[2] - a[1] * a[1]) * (b[0] * b[2] - b[1] * b[1]);
    double expected =
        a[0] + a[2] + b[0] + b[2] - 2 * Math.sqrt(product + 2 * Math.sqrt(determinants));
    MetricResult result = metric(plane).evaluate(Comparison.of(plane, first, second));
    assertEquals(expected, result.values().get("covariance-term"), 1e-11);
  }

  @Test
  void takesCovariancesOfAnyRank() {
    Shape shape = Shape.point(60);
    Metric metric = metric(shape);
    float[] few = MetricContract.normal(shape, 10, 0, 1, "few");
    assertEquals(0, metric.evaluate(Comparison.of(shape, few, few)).value(), 1e-10);
    // Two points e_1 apart against two points e_2 apart: no common direction, all variance counts.
    float[] across = new float[120];
    float[] along = new float[120];
    across[0] = 2;
    along[61] = 4;
    MetricResult result = metric.evaluate(Comparison.of(shape, across, along));
    assertEquals(1 + 4, result.values().get("mean-term"), 1e-12);
    assertEquals(2 + 8, result.values().get("covariance-term"), 1e-12);
    assertTrue(result.note().contains("biased"), result.note());
    // All items equal: no variance at all.
    float[] point = new float[180];
    assertEquals(1 + 2, metric.evaluate(Comparison.of(shape, point, across)).value(), 1e-12);
  }

  @Test
  void refusesASingleItem() {
    Shape shape = Shape.point(2);
    Comparison comparison = Comparison.of(shape, new float[4], new float[2]);
    Metric metric = metric(shape);
    assertThrows(InvalidExperimentException.class, () -> metric.evaluate(comparison));
  }

  private static double[] covariance(float[] points) {
    int count = points.length / 2;
    double[] mean = new double[2];
    for (int i = 0; i < points.length; i++) {
      mean[i % 2] += points[i] / (double) count;
    }
    double[] covariance = new double[3];
    for (int i = 0; i < points.length; i += 2) {
      double x = points[i] - mean[0];
      double y = points[i + 1] - mean[1];
      covariance[0] += x * x / (count - 1);
      covariance[1] += x * y / (count - 1);
      covariance[2] += y * y / (count - 1);
    }
    return covariance;
  }

  private static double square(double x) {
    return x * x;
  }

  private static Metric metric(Shape shape) {
    FrechetDistance factory = new FrechetDistance();
    return factory.create(
        Parameters.of(factory, Map.of()), Contexts.metric(shape, Path.of("target")));
  }
}
