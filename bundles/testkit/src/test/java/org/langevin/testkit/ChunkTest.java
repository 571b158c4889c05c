package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.langevin.api.sde.Marginal;

/** What every chunk can do, in the workbench and in tests. */
class ChunkTest {
  private static final Gaussian DATA = Gaussian.skew();

  private static TestChunk chunk(int first, int size, long seed) {
    return new TestChunk(c -> DATA.perturbed(Marginal.noise(c)), false, 2, first, size, seed);
  }

  private static float[] increments(TestChunk chunk, String path, double from, double to) {
    float[] target = new float[chunk.size() * chunk.dimension()];
    chunk.increments(path, from, to, target);
    return target;
  }

  @Test
  void itemsKnowTheirNumberInTheRun() {
    assertEquals(7, chunk(5, 4, 1).index(2));
  }

  @Test
  void itemsAreScoredAtConditionsOfTheirOwn() {
    TestChunk chunk = chunk(0, 3, 1);
    float[] x = {1, 2, -1, 0, 3, 0.5f};
    float[] each = new float[6];
    chunk.score(x, new float[] {0.5f, 2, 1}, each);
    assertEquals(1, chunk.evaluations());
    for (int i = 0; i < 3; i++) {
      float[] same = new float[6];
      chunk.score(x, new double[] {0.5, 2, 1}[i], same);
      assertArrayEquals(
          Arrays.copyOfRange(same, 2 * i, 2 * i + 2), Arrays.copyOfRange(each, 2 * i, 2 * i + 2));
    }
    assertThrows(
        IllegalArgumentException.class, () -> chunk.score(x, new float[] {1, 2}, new float[6]));
  }

  @Test
  void noiseIsThatOfTheItemsStreams() {
    float[] together = new float[8];
    chunk(3, 4, 1).noise(together);
    float[] last = new float[4];
    chunk(5, 2, 1).noise(last);
    assertArrayEquals(Arrays.copyOfRange(together, 4, 8), last);
  }

  /** Of grids that share no point but the ends, asked for in any order, on either side of 1. */
  @Test
  void incrementsOfAnyGridAddUp() {
    for (double[] interval : new double[][] {{0, 1}, {0.3, 0.7}, {0.9, 5.3}, {17.25, 40.1}}) {
      double from = interval[0];
      double to = interval[1];
      TestChunk chunk = chunk(0, 5, 1);
      float[] whole = increments(chunk, "W", from, to);
      for (int steps : new int[] {2, 7, 64, 100}) {
        double[] sum = new double[whole.length];
        for (int i = steps - 1; i >= 0; i--) {
          float[] part =
              increments(
                  chunk, "W", from + i * (to - from) / steps, from + (i + 1) * (to - from) / steps);
          for (int j = 0; j < sum.length; j++) {
            sum[j] += part[j];
          }
        }
        for (int j = 0; j < sum.length; j++) {
          assertEquals(whole[j], sum[j], 1e-5, steps + " steps from " + from + " to " + to);
        }
      }
      float[] back = increments(chunk, "W", to, from);
      for (int j = 0; j < back.length; j++) {
        assertEquals(-whole[j], back[j]);
      }
    }
  }

  /** Standard normal over the root of the length, and independent of what comes before. */
  @Test
  void incrementsAreThoseOfABrownianPath() {
    TestChunk chunk = chunk(0, 20_000, 3);
    double[] times = {0, 1 / 3.0, 0.34, 0.5, 1, 1.7, 9};
    float[] before = null;
    for (int k = 0; k + 1 < times.length; k++) {
      float[] step = increments(chunk, "W", times[k], times[k + 1]);
      double length = times[k + 1] - times[k];
      Statistic mean = new Statistic();
      Statistic square = new Statistic();
      Statistic fourth = new Statistic();
      Statistic lag = new Statistic();
      Statistic components = new Statistic();
      for (int j = 0; j < step.length; j++) {
        double z = step[j] / Math.sqrt(length);
        mean.add(z);
        square.add(z * z);
        fourth.add(z * z * z * z);
        lag.add(before == null ? 0 : z * before[j]);
        components.add(j % 2 == 0 ? z * step[j + 1] : 0);
      }
      mean.estimates(0, 0, "the mean");
      square.estimates(1, 0, "the variance over the length");
      fourth.estimates(3, 0, "the fourth moment");
      lag.estimates(0, 1e-12, "the product with the increment before");
      components.estimates(0, 0, "the product of two components");
      before = step;
    }
  }

  @Test
  void aPathHasANameAndANumber() {
    float[] path = increments(chunk(0, 4, 1), "W", 0.2, 0.9);
    assertArrayEquals(
        Arrays.copyOfRange(path, 4, 8), increments(chunk(2, 2, 1), "W", 0.2, 0.9), "number");
    assertFalse(Arrays.equals(path, increments(chunk(0, 4, 1), "V", 0.2, 0.9)), "name");
    assertFalse(Arrays.equals(path, increments(chunk(0, 4, 2), "W", 0.2, 0.9)), "seed");
    TestChunk chunk = chunk(0, 4, 1);
    assertThrows(
        IllegalArgumentException.class, () -> chunk.increments("W", -1e-3, 1, new float[8]));
  }

  /**
   * Geometric Brownian motion dX = X dW by Euler and Maruyama, whose strong error is of order 1 /
   * 2: four times the steps, half the error.
   */
  @Test
  void strongErrorsAreMeasuredOnOnePath() {
    double[] errors = new double[3];
    TestChunk chunk = chunk(0, 2000, 5);
    float[] whole = increments(chunk, "W", 0, 1);
    for (int k = 0; k < 3; k++) {
      int steps = 25 << (2 * k);
      double[] x = new double[whole.length];
      Arrays.fill(x, 1);
      for (int i = 0; i < steps; i++) {
        float[] step = increments(chunk, "W", (double) i / steps, (i + 1.0) / steps);
        for (int j = 0; j < x.length; j++) {
          x[j] += x[j] * step[j];
        }
      }
      for (int j = 0; j < x.length; j++) {
        errors[k] += Math.abs(x[j] - Math.exp(whole[j] - 0.5)) / x.length;
      }
    }
    for (int k = 0; k < 2; k++) {
      double ratio = errors[k] / errors[k + 1];
      assertTrue(ratio > 1.7 && ratio < 2.3, () -> "errors " + Arrays.toString(errors));
    }
  }
}
