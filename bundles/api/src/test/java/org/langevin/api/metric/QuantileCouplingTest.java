package org.langevin.api.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuantileCouplingTest {
  @Test
  void joinsEqualQuantiles() {
    assertEquals(0.5, QuantileCoupling.cost(new double[] {0, 1}, new double[] {.5, 1.5}, 1), 1e-15);
    assertEquals(
        0.25, QuantileCoupling.cost(new double[] {0, 1}, new double[] {.5, 1.5}, 2), 1e-15);
    assertEquals(
        (8 + 1) / 2.0, QuantileCoupling.cost(new double[] {0, 1}, new double[] {2, 2}, 3), 1e-14);
  }

  @Test
  void splitsMassBetweenUnequalSizes() {
    // The law on {0, 6} gives its first half to 0, 2 and half of 4: |0-0|/3, |0-2|/6, |6-2|/6 ...
    assertEquals(
        2.0 / 6 + 4.0 / 6 + 2.0 / 3,
        QuantileCoupling.cost(new double[] {0, 6}, new double[] {0, 2, 4}, 1),
        1e-15);
    assertEquals(
        4.0 / 6 + 16.0 / 6 + 4.0 / 3,
        QuantileCoupling.cost(new double[] {0, 2, 4}, new double[] {0, 6}, 2),
        1e-15);
  }

  @Test
  void repeatingASampleChangesNothing() {
    double[] once = {-3, 0.5, 2};
    double[] twice = {-3, -3, 0.5, 0.5, 2, 2};
    double[] other = {-1, 0, 0, 4, 7};
    assertEquals(0, QuantileCoupling.cost(once, twice, 1.5), 0);
    assertEquals(
        QuantileCoupling.cost(once, other, 1.5), QuantileCoupling.cost(twice, other, 1.5), 1e-14);
  }
}
