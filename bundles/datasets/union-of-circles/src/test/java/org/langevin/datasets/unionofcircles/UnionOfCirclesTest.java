package org.langevin.datasets.unionofcircles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Support;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class UnionOfCirclesTest {
  private static Dataset dataset(String json) {
    UnionOfCircles factory = new UnionOfCircles();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(3));
  }

  @Test
  void keepsTheContract() {
    UnionOfCircles factory = new UnionOfCircles();
    DatasetContract.verify(factory, Parameters.of(factory));
    DatasetContract.verify(
        factory, Parameters.parse(factory, "{'points': 8}"), Contexts.dataset(3));
  }

  @Test
  void itemsAreSharedOutAmongCircles() {
    Dataset dataset = dataset("{'centres': [[-5, 1], [0, 0], [5, 0]], 'radius': 2}");
    float[] items = dataset.training().toArray();
    int[] counts = new int[3];
    for (int i = 0; i < items.length; i += 2) {
      int circle = Math.round(items[i] / 5) + 1;
      assertEquals(
          2, Math.hypot(items[i] - 5 * (circle - 1), items[i + 1] - (circle == 0 ? 1 : 0)), 1e-5);
      counts[circle]++;
    }
    for (int count : counts) {
      assertEquals(10000 / 3.0, count, 4 * Math.sqrt(10000 * 2 / 9.0));
    }
  }

  @Test
  void fewPointsAreOnEachCircle() {
    Dataset dataset = dataset("{'points': 2}");
    assertArrayEquals(new float[] {-1, 0, -3, 0, 3, 0, 1, 0}, dataset.training().toArray(), 1e-6f);
    assertArrayEquals(
        new float[] {-2, 1, -2, -1, 2, 1, 2, -1},
        dataset.heldOut(9, RandomStream.of(1, "any")).toArray(),
        1e-6f);
  }

  @Test
  void theSupportIsTheNearestCircle() {
    Support support = dataset("{'points': 2}").ability(Support.class).orElseThrow();
    assertEquals(1, support.distance(new double[] {0, 0}, 0), 1e-15);
    assertEquals(1, support.distance(new double[] {2, 0}, 0), 1e-15);
    assertEquals(2, support.distance(new double[] {-5, 0}, 0), 1e-15);
  }

  @Test
  void whatAreNoCirclesIsRefused() {
    for (String json :
        new String[] {"{'radius': 0}", "{'centres': []}", "{'centres': [[0, 0], [1]]}"}) {
      assertThrows(InvalidExperimentException.class, () -> dataset(json), json);
    }
  }
}
