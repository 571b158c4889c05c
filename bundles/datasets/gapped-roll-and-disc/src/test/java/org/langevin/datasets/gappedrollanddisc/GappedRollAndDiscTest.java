package org.langevin.datasets.gappedrollanddisc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Support;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class GappedRollAndDiscTest {
  private static Dataset dataset(String json) {
    GappedRollAndDisc factory = new GappedRollAndDisc();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(3));
  }

  @Test
  void keepsTheContract() {
    GappedRollAndDisc factory = new GappedRollAndDisc();
    DatasetContract.verify(factory, Parameters.of(factory));
    DatasetContract.verify(factory, Parameters.parse(factory, "{'noise': 0.1, 'gap': 0}"));
  }

  @Test
  void halfOfTheItemsAreOnTheDisc() {
    Dataset dataset = dataset("{'height': -3, 'radius': 2, 'gap': 0.5, 'scale': 1}");
    float[] items = dataset.training().toArray();
    Support support = dataset.ability(Support.class).orElseThrow();
    int disc = 0;
    for (int i = 0; i < items.length; i += 3) {
      double radius = Math.hypot(items[i], items[i + 2]);
      if (items[i + 1] < 0) {
        assertEquals(-3, items[i + 1], 0);
        assertTrue(radius <= 2.00001);
        disc++;
      } else {
        double length = (radius / (1.5 * Math.PI) - 1) / 2;
        boolean hole = Math.abs(length - 0.5) < 0.249 && Math.abs(items[i + 1] / 21 - 0.5) < 0.249;
        assertTrue(!hole && radius > 4.7);
      }
      if (i < 600) {
        assertEquals(
            0, support.distance(new double[] {items[i], items[i + 1], items[i + 2]}, 0), 1e-5);
      }
    }
    assertEquals(5000, disc, 4 * 50);
    assertEquals(2, support.distance(new double[] {0, -5, 1}, 0), 1e-15);
  }
}
