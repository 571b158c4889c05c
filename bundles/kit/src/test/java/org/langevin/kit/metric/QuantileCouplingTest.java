package org.langevin.kit.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantileCouplingTest {
  /** A large order is that of the largest distance; a square beyond all numbers has a root. */
  @Test
  void noNumberIsTooLargeOrTooSmall() {
    for (double unit : new double[] {1, 1e-300, 1e300}) {
      double[] first = {0, 0, 0, unit};
      for (double order : new double[] {1, 2, 3.5, 100}) {
        // Sorted, one pair of quantiles is (0, u), one (u, 3 u).
        double expected = unit * Math.pow((1 + Math.pow(2, order)) / 4, 1 / order);
        double[] sorted = {0, 0, unit, 3 * unit};
        assertEquals(
            expected,
            QuantileCoupling.cost(first, sorted, order).distance(),
            1e-13 * expected,
            order + " " + unit);
      }
    }
    assertEquals(
        1.5e308,
        QuantileCoupling.cost(new double[] {-1.5e308, 0}, new double[] {0, 1.5e308}, 2).distance(),
        1e295);
  }

  /** Items far away that both samples have cost nothing, and do not hide what the others cost. */
  @Test
  void sharedItemsFarAwayDoNotMatter() {
    double[] first = {0, 1, 1e15};
    double[] second = {.5, 1.25, 1e15};
    double expected = Math.pow((Math.pow(.5, 40) + Math.pow(.25, 40)) / 3, 1 / 40.0);
    assertEquals(expected, QuantileCoupling.cost(first, second, 40).distance(), 1e-14);
  }

  @Test
  void costsOfSeveralScalesHaveAMean() {
    TransportCost[] costs = {
      new TransportCost(0, 1, 3), new TransportCost(.5, 1e200, 3), new TransportCost(.25, 2e200, 3)
    };
    TransportCost mean = TransportCost.mean(costs);
    assertEquals(Math.cbrt(2.5 / 3) * 1e200, mean.distance(), 1e187);
    assertEquals(0, TransportCost.mean(costs[0], costs[0]).distance());
  }

  private static double cost(double[] first, double[] second, double order) {
    return QuantileCoupling.cost(first, second, order).in(1);
  }

  @Test
  void joinsEqualQuantiles() {
    assertEquals(0.5, cost(new double[] {0, 1}, new double[] {.5, 1.5}, 1), 1e-15);
    assertEquals(0.25, cost(new double[] {0, 1}, new double[] {.5, 1.5}, 2), 1e-15);
    assertEquals((8 + 1) / 2.0, cost(new double[] {0, 1}, new double[] {2, 2}, 3), 1e-14);
  }

  @Test
  void splitsMassBetweenUnequalSizes() {
    // The law on {0, 6} gives its first half to 0, 2 and half of 4: |0-0|/3, |0-2|/6, |6-2|/6 ...
    assertEquals(
        2.0 / 6 + 4.0 / 6 + 2.0 / 3, cost(new double[] {0, 6}, new double[] {0, 2, 4}, 1), 1e-15);
    assertEquals(
        4.0 / 6 + 16.0 / 6 + 4.0 / 3, cost(new double[] {0, 2, 4}, new double[] {0, 6}, 2), 1e-15);
  }

  @Test
  void repeatingASampleChangesNothing() {
    double[] once = {-3, 0.5, 2};
    double[] twice = {-3, -3, 0.5, 0.5, 2, 2};
    double[] other = {-1, 0, 0, 4, 7};
    assertEquals(0, cost(once, twice, 1.5), 0);
    assertEquals(cost(once, other, 1.5), cost(twice, other, 1.5), 1e-14);
  }
}
