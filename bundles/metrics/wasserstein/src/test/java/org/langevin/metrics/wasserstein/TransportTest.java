package org.langevin.metrics.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.random.RandomStream;

class TransportTest {
  @Test
  void findsTheBestOfAllAssignments() {
    for (int seed = 0; seed < 200; seed++) {
      int n = 1 + seed % 7;
      double[] cost = costs(n, n, seed);
      assertEquals(best(cost, n, 0, 0) / n, cost(n, n, cost), 1e-12, "seed " + seed);
    }
  }

  /** The plan between unequal samples is the assignment between points repeated to equal sizes. */
  @ParameterizedTest
  @CsvSource({"2,3", "3,2", "1,5", "5,1", "4,6", "6,4", "12,18", "30,7"})
  void splitsMass(int n, int m) {
    for (int seed = 0; seed < 30; seed++) {
      double[] cost = costs(n, m, seed);
      double[] repeated = new double[n * m * n * m];
      for (int i = 0; i < n * m; i++) {
        for (int j = 0; j < n * m; j++) {
          repeated[i * n * m + j] = cost[i / m * m + j / n];
        }
      }
      assertEquals(cost(n * m, n * m, repeated), cost(n, m, cost), 1e-12, "seed " + seed);
    }
  }

  @Test
  void bearsTies() {
    assertEquals(0, cost(50, 70, new double[3500]), 0);
    double[] blocks = new double[60 * 60];
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 60; j++) {
        // A third of the rows suits the even columns, a third the odd ones, a third none.
        blocks[i * 60 + j] = i % 3 == j % 2 ? 0 : 1;
      }
    }
    assertEquals(20 / 60.0, cost(60, 60, blocks), 1e-15);
  }

  @Test
  void stopsWhenToldTo() {
    double[] cost = costs(60, 60, 0);
    Runnable cancelled =
        () -> {
          throw new CancellationException();
        };
    assertThrows(CancellationException.class, () -> cost(60, 60, cost, cancelled));
  }

  private static double cost(int n, int m, double[] cost) {
    return cost(n, m, cost, () -> {});
  }

  private static double cost(int n, int m, double[] cost, Runnable step) {
    Transport plan = Transport.greedy(n, m, cost);
    plan.improve(step);
    return plan.meanCost();
  }

  /** The least sum of costs when the first rows are assigned. */
  private static double best(double[] cost, int n, int row, int taken) {
    if (row == n) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      if ((taken & 1 << j) == 0) {
        least = Math.min(least, cost[row * n + j] + best(cost, n, row + 1, taken | 1 << j));
      }
    }
    return least;
  }

  private static double[] costs(int n, int m, int seed) {
    RandomStream random = RandomStream.of(seed, "costs");
    double[] cost = new double[n * m];
    for (int i = 0; i < cost.length; i++) {
      // Every other seed has many equal costs.
      cost[i] = seed % 2 == 0 ? random.nextDouble() : random.nextInt(3);
    }
    return cost;
  }
}
