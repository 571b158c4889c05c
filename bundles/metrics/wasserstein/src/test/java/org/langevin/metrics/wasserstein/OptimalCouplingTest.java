package org.langevin.metrics.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.Shape;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.QuantileCoupling;
import org.langevin.testkit.Comparison;

/** What is called exact is right to 1e-9 of itself, whatever the scales. */
class OptimalCouplingTest {
  private static final double ACCURACY = 1e-9;
  private static final MathContext DIGITS = new MathContext(60);

  /** Of few items all assignments are tried, and their costs are summed to 60 digits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 10, 40, 100})
  void findsTheBestOfAllAssignments(int order) {
    for (int seed = 0; seed < 60; seed++) {
      int n = 2 + seed % 5;
      double[] first = scattered(n, seed, 0);
      double[] second = scattered(n, seed, 1);
      if (seed % 3 == 0) {
        // Some items are on both sides.
        System.arraycopy(first, 0, second, 2, 2 * (n / 2));
      }
      assertNear(best(first, second, order), first, second, 2, order, "seed " + seed);
    }
  }

  /** The same far item on both sides: it is coupled with itself, and costs nothing. */
  @ParameterizedTest
  @CsvSource({"1,1e3", "1,1e9", "1,1e150", "2,1e3", "2,1e9", "2,1e150", "3,1e6", "10,1e30"})
  void aSharedItemFarAwayCostsNothing(double order, double far) {
    int n = 40;
    double[] first = Arrays.copyOf(normal(n, 1), 2 * n + 2);
    double[] second = Arrays.copyOf(normal(n, 2), 2 * n + 2);
    double near = distance(Arrays.copyOf(first, 2 * n), Arrays.copyOf(second, 2 * n), 2, order);
    first[2 * n] = far;
    second[2 * n] = far;
    double expected = near * Math.pow(n / (n + 1.0), 1 / order);
    assertNear(expected, first, second, 2, order, "far " + far);
  }

  /** Clusters so far apart that no mass goes between them: each is a problem of its own. */
  @ParameterizedTest
  @CsvSource({"1,1e4", "2,1e4", "3,1e4", "3,1e8", "6,1e4", "10,1e6"})
  void clustersFarApartAreProblemsOfTheirOwn(double order, double apart) {
    int n = 30;
    int clusters = 4;
    double[] first = new double[2 * n * clusters];
    double[] second = new double[2 * n * clusters];
    double sum = 0;
    for (int k = 0; k < clusters; k++) {
      double[] here = normal(n, 10 + k);
      double[] there = normal(n, 20 + k);
      for (int i = 0; i < n; i++) {
        here[2 * i] += k * apart;
        there[2 * i] += k * apart;
      }
      sum += Math.pow(distance(here, there, 2, order), order) / clusters;
      System.arraycopy(here, 0, first, 2 * n * k, 2 * n);
      System.arraycopy(there, 0, second, 2 * n * (clusters - 1 - k), 2 * n);
    }
    assertNear(Math.pow(sum, 1 / order), first, second, 2, order, "apart " + apart);
  }

  /** On a line in the plane quantiles are coupled, which is another algorithm. */
  @ParameterizedTest
  @CsvSource({"1,500,500", "2,500,500", "3,400,500", "2,500,300", "7,500,500", "1.5,200,333"})
  void agreesWithQuantilesOnALine(double order, int n, int m) {
    for (double stretch : new double[] {1, 8}) {
      // Powers spread the items over many scales.
      double[] first = line(n, stretch, 1);
      double[] second = line(m, stretch, 2);
      double[] left = first.clone();
      double[] right = second.clone();
      Arrays.sort(left);
      Arrays.sort(right);
      double expected = QuantileCoupling.cost(left, right, order).distance();
      assertNear(expected, plane(first), plane(second), 2, order, "stretch " + stretch);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "100"})
  void unitsAreOfAnySize(double order) {
    double[] first = normal(30, 1);
    double[] second = normal(40, 2);
    double expected = distance(first, second, 2, order);
    for (double unit : new double[] {1e-300, 1e-40, 1e40, 1e300}) {
      double value = distance(times(first, unit), times(second, unit), 2, order);
      assertEquals(expected, value / unit, ACCURACY * expected, "unit " + unit);
    }
  }

  /** A shift is the best plan for every order, also one that an offset makes small. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "10"})
  void measuresAShiftFarFromTheOrigin(double order) {
    double[] first = normal(100, 1);
    double[] second = first.clone();
    for (int i = 0; i < first.length; i++) {
      first[i] = Math.rint(1e6 * first[i]) + 1e9;
      second[i] = first[i] + (i % 2 == 0 ? 10 : 0);
    }
    assertNear(10, first, second, 2, order, "shift");
  }

  @Test
  void equalSamplesAreAtDistanceZero() {
    double[] items = normal(50, 1);
    for (double order : new double[] {1, 2, 3, 100}) {
      assertEquals(0, distance(items, items.clone(), 2, order), "order " + order);
    }
  }

  /** What is short beside the extent is short, not nothing. */
  @Test
  void distancesMayBeAnySharesOfTheExtent() {
    double[] first = {0, 0, 1e200, 0, 1e-9, 1e-9};
    double[] second = {3e-10, 4e-10, 1e200, 0, 1e-9, 1e-9};
    assertNear(5e-10 / 3, first, second, 2, 1, "order 1");
    assertNear(5e-10 / Math.sqrt(3), first, second, 2, 2, "order 2");
    assertNear(5e-10 / Math.cbrt(3), first, second, 2, 3, "order 3");
  }

  private static void assertNear(
      double expected, double[] first, double[] second, int dimension, double order, String what) {
    double value = distance(first, second, dimension, order);
    assertEquals(expected, value, ACCURACY * expected, "order " + order + ", " + what);
  }

  private static double distance(double[] first, double[] second, int dimension, double order) {
    // Threads and progress only; the samples are given.
    Comparison input = Comparison.of(Shape.point(1), new float[1], new float[1]);
    return OptimalCoupling.cost(first, second, dimension, order, input).distance();
  }

  /** Over all assignments, for an even order exact, else from the roots of squares. */
  private static double best(double[] first, double[] second, int order) {
    int n = first.length / 2;
    BigDecimal[][] costs = new BigDecimal[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        BigDecimal x = new BigDecimal(first[2 * i]).subtract(new BigDecimal(second[2 * j]));
        BigDecimal y = new BigDecimal(first[2 * i + 1]).subtract(new BigDecimal(second[2 * j + 1]));
        BigDecimal square = x.multiply(x).add(y.multiply(y));
        costs[i][j] = square.sqrt(DIGITS).pow(order, DIGITS);
      }
    }
    BigDecimal mean = least(costs, 0, 0).divide(BigDecimal.valueOf(n), DIGITS);
    if (mean.signum() == 0) {
      return 0;
    }
    // The logarithm of a number that may be beyond the range of doubles.
    int exponent = mean.precision() - mean.scale();
    double log = Math.log(mean.scaleByPowerOfTen(-exponent).doubleValue()) / order;
    return Math.exp(log + exponent * Math.log(10) / order);
  }

  private static BigDecimal least(BigDecimal[][] costs, int row, int taken) {
    if (row == costs.length) {
      return BigDecimal.ZERO;
    }
    BigDecimal least = null;
    for (int j = 0; j < costs.length; j++) {
      if ((taken & 1 << j) == 0) {
        BigDecimal sum = costs[row][j].add(least(costs, row + 1, taken | 1 << j));
        least = least == null ? sum : least.min(sum);
      }
    }
    return least;
  }

  /** Points whose distances from the origin differ by many orders of magnitude. */
  private static double[] scattered(int n, int seed, int side) {
    RandomStream random = RandomStream.of(seed, "scattered", side);
    double[] points = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double size = Math.pow(10, seed % 2 == 0 ? 0 : 12 * random.nextDouble() - 6);
      points[2 * i] = size * random.nextGaussian();
      points[2 * i + 1] = size * random.nextGaussian();
    }
    return points;
  }

  private static double[] normal(int n, int seed) {
    RandomStream random = RandomStream.of(seed, "normal");
    double[] points = new double[2 * n];
    for (int i = 0; i < points.length; i++) {
      points[i] = random.nextGaussian();
    }
    return points;
  }

  private static double[] line(int n, double stretch, int seed) {
    RandomStream random = RandomStream.of(seed, "line");
    double[] points = new double[n];
    for (int i = 0; i < n; i++) {
      double z = random.nextGaussian();
      points[i] = Math.copySign(Math.pow(Math.abs(z), stretch), z) + seed;
    }
    return points;
  }

  private static double[] plane(double[] line) {
    double[] points = new double[2 * line.length];
    for (int i = 0; i < line.length; i++) {
      points[2 * i] = line[i];
    }
    return points;
  }

  private static double[] times(double[] points, double factor) {
    double[] result = points.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] *= factor;
    }
    return result;
  }
}
