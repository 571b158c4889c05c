package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;

/** Work that meets all items of panels, against plain loops. */
class ItemPanelsTest {
  private static float[] draw(int count, int dimension, String purpose) {
    RandomStream random = RandomStream.of(3, purpose);
    float[] values = new float[count * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** At noise from tiny to huge: q = 1 / s^2. Items fill panels and blocks, or do not. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "16, 2, 1e8",
    "17, 2, 4",
    "1100, 2, 1e12",
    "1100, 2, 25",
    "700, 100, 1e6",
    "700, 100, 0.5",
    "333, 300, 1e-12",
    "333, 300, 3",
    "5, 2, 0"
  })
  void weighsItems(int count, int dimension, double q) {
    float[] items = draw(count, dimension, "items");
    double[] points = doubles(draw(7, dimension, "points"));
    // One is at an item, one far from all.
    for (int j = 0; j < dimension; j++) {
      points[j] = items[(count / 2) * dimension + j];
      points[dimension + j] *= 1000;
    }
    double[] factors = new double[dimension];
    Arrays.fill(factors, q);
    for (double[] given : new double[][] {{q}, factors}) {
      double[] logSums = new double[7];
      double[] means = new double[7 * dimension];
      KernelMeans kernel = new KernelMeans(ItemPanels.of(Items.of(Shape.point(dimension), items)));
      kernel.evaluate(points, 7, given, -1, logSums, means);
      for (int p = 0; p < 7; p++) {
        double[] expected = new double[dimension + 1];
        weigh(items, dimension, points, p * dimension, factors, expected);
        double size = 1 + Math.abs(expected[dimension]);
        assertEquals(expected[dimension], logSums[p], 1e-13 * size);
        for (int j = 0; j < dimension; j++) {
          // An exponent's rounding, of about its size, is a weight's.
          assertEquals(expected[j], means[p * dimension + j], 1e-12 * Math.min(size, 1e6));
        }
      }
    }
  }

  private static void weigh(
      float[] items, int d, double[] points, int at, double[] q, double[] result) {
    int count = items.length / d;
    double[] exponents = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < d; j++) {
        double difference = items[i * d + j] - points[at + j];
        exponents[i] -= q[j] * difference * difference / 2;
      }
    }
    double largest = Arrays.stream(exponents).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double weight = Math.exp(exponents[i] - largest);
      sum += weight;
      for (int j = 0; j < d; j++) {
        result[j] += weight * items[i * d + j];
      }
    }
    for (int j = 0; j < d; j++) {
      result[j] /= sum;
    }
    result[d] = largest + Math.log(sum);
  }

  @Test
  void factorsAreThoseOfCoordinates() {
    float[] items = draw(100, 3, "items");
    double[] points = doubles(draw(2, 3, "points"));
    double[] factors = {4, 0, 9};
    double[] logSums = new double[2];
    double[] means = new double[6];
    new KernelMeans(ItemPanels.of(Items.of(Shape.point(3), items)))
        .evaluate(points, 2, factors, -1, logSums, means);
    for (int p = 0; p < 2; p++) {
      double[] expected = new double[4];
      weigh(items, 3, points, 3 * p, factors, expected);
      assertEquals(expected[3], logSums[p], 1e-12);
      assertArrayEquals(
          Arrays.copyOf(expected, 3), Arrays.copyOfRange(means, 3 * p, 3 * p + 3), 1e-12);
    }
  }

  @Test
  void aGroupIsAsIfItWereAlone() {
    float[] values = draw(90, 2, "items");
    int[] groupOf = new int[90];
    for (int i = 0; i < 90; i++) {
      groupOf[i] = i % 3 == 0 ? 2 : 0;
    }
    ItemPanels panels = ItemPanels.of(Items.of(Shape.point(2), values), groupOf, 3);
    assertEquals(90, panels.size());
    assertEquals(60, panels.size(0));
    assertEquals(0, panels.size(1));
    float[] third = new float[60];
    for (int i = 0; i < 60; i++) {
      third[i] = values[i / 2 * 6 + i % 2];
    }
    double[] points = doubles(draw(5, 2, "points"));
    double[][] results = new double[4][10];
    double[] factor = {2};
    new KernelMeans(panels).evaluate(points, 5, factor, 2, results[0], results[1]);
    new KernelMeans(ItemPanels.of(Items.of(Shape.point(2), third)))
        .evaluate(points, 5, factor, -1, results[2], results[3]);
    assertArrayEquals(results[2], results[0], 0);
    assertArrayEquals(results[3], results[1], 0);
  }

  /** Alone, in a batch, and in another order: the same bits. */
  @ParameterizedTest
  @CsvSource({"2, 1e4", "2, 1", "300, 10", "300, 1e-3"})
  void whatAPointReceivesDependsOnNoOther(int dimension, double q) {
    int count = 203;
    ItemPanels panels =
        ItemPanels.of(Items.of(Shape.point(dimension), draw(1500, dimension, "items")));
    double[] points = doubles(draw(count, dimension, "points"));
    double[] logSums = new double[count];
    double[] means = new double[count * dimension];
    new KernelMeans(panels).evaluate(points, count, new double[] {q}, -1, logSums, means);
    double[] nearest = new double[count];
    new NearestItems(panels).squares(points, 0, count, nearest);
    KernelMeans another = new KernelMeans(panels);
    double[] one = new double[1];
    double[] mean = new double[dimension];
    for (int p = count - 1; p >= 0; p -= 7) {
      double[] point = Arrays.copyOfRange(points, p * dimension, (p + 1) * dimension);
      another.evaluate(point, 1, new double[] {q}, -1, one, mean);
      assertEquals(logSums[p], one[0], 0);
      assertArrayEquals(Arrays.copyOfRange(means, p * dimension, (p + 1) * dimension), mean, 0);
      new NearestItems(panels).squares(point, 0, 1, one);
      assertEquals(nearest[p], one[0], 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "40, 2", "333, 784", "64, 33"})
  void findsTheNearest(int count, int dimension) {
    float[] items = draw(count, dimension, "items");
    double[] points = doubles(draw(9, dimension, "points"));
    double[] nearest = new double[9];
    new NearestItems(ItemPanels.of(Items.of(Shape.point(dimension), items)))
        .squares(points, 2, 7, nearest);
    assertEquals(0, nearest[1], 0);
    for (int p = 2; p < 9; p++) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        double sum = 0;
        for (int j = 0; j < dimension; j++) {
          double difference = items[i * dimension + j] - points[p * dimension + j];
          sum += difference * difference;
        }
        least = Math.min(least, sum);
      }
      assertEquals(least, nearest[p], 1e-13 * least);
      assertTrue(least > 0);
    }
  }
}
