package org.langevin.metrics.frechetdistance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.metrics.features.IdentityFeatures;
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
    assertTrue(result.caution().contains("few for"), result.caution());
    // All items equal: no variance at all.
    float[] point = new float[180];
    assertEquals(1 + 2, metric.evaluate(Comparison.of(shape, point, across)).value(), 1e-12);
  }

  /** However many items there are on each side, the distance is that of the covariances. */
  @ParameterizedTest
  @CsvSource({"4,4", "4,9", "8,8", "8,9", "9,9", "7,12", "5,2000", "2000,7", "40,60", "8,100000"})
  void isTheSameInTheSmallSpace(int first, int second) {
    int dimension = 8;
    Shape shape = Shape.point(dimension);
    float[] real = MetricContract.normal(shape, first, 0, 1, "real");
    float[] generated = MetricContract.normal(shape, second, .3, 1.5, "generated");
    for (int i = 0; i < generated.length; i += dimension) {
      generated[i + 1] += 2 * generated[i];
      generated[i + 3] *= 10;
    }
    MetricResult result = metric(shape).evaluate(Comparison.of(shape, real, generated));
    double expected = result.values().get("mean-term") + covarianceTerm(real, generated, dimension);
    assertEquals(expected, result.value(), 1e-6 * expected);
  }

  /** By the eigenvalues of S_1 S_2, whose roots are those of A_2^T S_1 A_2 of the items A_2. */
  private static double covarianceTerm(float[] first, float[] second, int dimension) {
    DMatrixRMaj one = covariance(first, dimension);
    DMatrixRMaj other = covariance(second, dimension);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(dimension, true, true);
    assertTrue(eigen.decompose(one.copy()));
    DMatrixRMaj root = new DMatrixRMaj(dimension, dimension);
    for (int k = 0; k < dimension; k++) {
      double factor = Math.sqrt(Math.max(0, eigen.getEigenvalue(k).real));
      CommonOps_DDRM.multAddTransB(factor, eigen.getEigenVector(k), eigen.getEigenVector(k), root);
    }
    DMatrixRMaj half = new DMatrixRMaj(dimension, dimension);
    DMatrixRMaj inner = new DMatrixRMaj(dimension, dimension);
    CommonOps_DDRM.mult(root, other, half);
    CommonOps_DDRM.mult(half, root, inner);
    assertTrue(eigen.decompose(inner));
    double sum = CommonOps_DDRM.trace(one) + CommonOps_DDRM.trace(other);
    for (int k = 0; k < dimension; k++) {
      sum -= 2 * Math.sqrt(Math.max(0, eigen.getEigenvalue(k).real));
    }
    return sum;
  }

  private static DMatrixRMaj covariance(float[] items, int dimension) {
    int count = items.length / dimension;
    double[] mean = new double[dimension];
    for (int i = 0; i < items.length; i++) {
      mean[i % dimension] += items[i] / (double) count;
    }
    DMatrixRMaj covariance = new DMatrixRMaj(dimension, dimension);
    for (int item = 0; item < items.length; item += dimension) {
      for (int i = 0; i < dimension; i++) {
        for (int j = 0; j < dimension; j++) {
          covariance.add(
              i, j, (items[item + i] - mean[i]) * (items[item + j] - mean[j]) / (count - 1.0));
        }
      }
    }
    return covariance;
  }

  /** A covariance of these would have ten billion values. */
  @Test
  void fewItemsOfManyFeaturesNeedNoCovariance() {
    Shape shape = Shape.point(100_000);
    float[] real = MetricContract.normal(shape, 3, 0, 1, "real");
    float[] generated = real.clone();
    for (int i = 0; i < generated.length; i++) {
      generated[i] = 2 * generated[i] + 1;
    }
    // The generated covariance is four times the real one: tr(S + 4 S - 2 2 S) = tr S.
    double trace = 0;
    for (int i = 0; i < 100_000; i++) {
      double mean = ((double) real[i] + real[i + 100_000] + real[i + 200_000]) / 3;
      for (int k = 0; k < 3; k++) {
        trace += square(real[i + k * 100_000] - mean) / 2;
      }
    }
    MetricResult result = metric(shape).evaluate(Comparison.of(shape, real, generated));
    assertEquals(trace, result.values().get("covariance-term"), 1e-6 * trace);
  }

  /** Values far from the origin, as a file in double precision holds them. */
  @Test
  void seesWhatIsSmallBesideAnOffset() {
    Shape plane = Shape.point(2);
    double[] real = new double[2000];
    double[] generated = new double[2000];
    for (int i = 0; i < real.length; i++) {
      real[i] = 1e9 + i % 16;
      generated[i] = real[i] + 10;
    }
    MetricResult result =
        metric(plane).evaluate(Comparison.of(Items.of(plane, real), Items.of(plane, generated)));
    assertEquals(200, result.values().get("mean-term"), 1e-4);
    assertEquals(0, result.values().get("covariance-term"), 1e-9);
  }

  @Test
  void refusesASingleItem() {
    Shape shape = Shape.point(2);
    Comparison comparison = Comparison.of(shape, new float[4], new float[2]);
    Metric metric = metric(shape);
    assertThrows(InvalidExperimentException.class, () -> metric.evaluate(comparison));
  }

  /** The mean distance of samples of one law is the floor that is told. */
  @Test
  void knowsWhatPerfectSamplesGive() {
    Shape shape = Shape.point(6);
    MetricContract.floor(
        40,
        0.15,
        i -> {
          float[] real = MetricContract.normal(shape, 400, 0, 1, "real " + i);
          float[] perfect = MetricContract.normal(shape, 300, 0, 1, "perfect " + i);
          MetricResult result = metric(shape).evaluate(Comparison.of(shape, real, perfect));
          assertEquals("", result.caution());
          return result;
        });
  }

  @Test
  void saysThatItemsAreFew() {
    Shape shape = Shape.point(6);
    float[] real = MetricContract.normal(shape, 400, 0, 1, "real");
    float[] few = MetricContract.normal(shape, 40, 0, 1, "few");
    String caution = metric(shape).evaluate(Comparison.of(shape, real, few)).caution();
    assertTrue(caution.startsWith("40 items are few for 6 features: as many items"), caution);
    assertTrue(caution.endsWith("; draw 60 or more"), caution);
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
        Parameters.of(factory, Map.of(), Map.of("identity", new IdentityFeatures())),
        Contexts.metric(shape, Path.of("target")));
  }
}
