package org.langevin.datasets.mixeddimension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Support;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class MixedDimensionTest {
  private static Dataset dataset(String json) {
    MixedDimension factory = new MixedDimension();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(3));
  }

  @Test
  void keepsTheContract() {
    MixedDimension factory = new MixedDimension();
    DatasetContract.verify(factory, Parameters.of(factory));
    DatasetContract.verify(factory, Parameters.parse(factory, "{'noise': 0.1, 'scale': 3}"));
  }

  @Test
  void aThirdIsOnEachPart() {
    float[] items = dataset("{'scale': 2}").training().toArray();
    int[] counts = new int[3];
    int inner = 0;
    for (int i = 0; i < items.length; i += 2) {
      if (items[i] == 0) {
        assertTrue(Math.abs(items[i + 1]) <= 4);
        counts[1]++;
      } else if (items[i] > 0) {
        assertEquals(2, Math.hypot(items[i] - 5, items[i + 1]), 1e-5);
        counts[2]++;
      } else {
        double radius = Math.hypot(items[i] + 5, items[i + 1]);
        assertTrue(radius <= 2.00001);
        inner += radius < Math.sqrt(2) ? 1 : 0;
        counts[0]++;
      }
    }
    for (int count : counts) {
      assertEquals(10000 / 3.0, count, 4 * Math.sqrt(10000 * 2 / 9.0));
    }
    // Half of the disc's area is within its radius over the root of 2.
    assertEquals(counts[0] / 2.0, inner, 4 * Math.sqrt(counts[0]) / 2);
  }

  @Test
  void knowsItsSupport() {
    Support support = dataset("{}").ability(Support.class).orElseThrow();
    assertEquals(0, support.distance(new double[] {-2.5, 0.5}, 0), 0);
    assertEquals(0.5, support.distance(new double[] {2.5, 0.5}, 0), 1e-15);
    assertEquals(5, support.distance(new double[] {3, 6}, 0), 0.1);
    assertEquals(0.25, support.distance(new double[] {0.25, 1}, 0), 1e-15);
  }
}
