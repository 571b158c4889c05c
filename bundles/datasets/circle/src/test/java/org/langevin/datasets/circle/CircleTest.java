package org.langevin.datasets.circle;

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

class CircleTest {
  private static Dataset dataset(String json) {
    Circle factory = new Circle();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(3));
  }

  @Test
  void keepsTheContract() {
    Circle factory = new Circle();
    DatasetContract.verify(factory, Parameters.of(factory));
    DatasetContract.verify(
        factory,
        Parameters.parse(factory, "{'points': 8, 'centre': [3, -1], 'radius': 2}"),
        Contexts.dataset(3));
    DatasetContract.verify(
        factory, Parameters.parse(factory, "{'points': 1}"), Contexts.dataset(3));
  }

  @Test
  void theWholeCircleIsUniform() {
    float[] items = dataset("{'centre': [3, -1], 'radius': 2}").training().toArray();
    int[] quadrants = new int[4];
    for (int i = 0; i < items.length; i += 2) {
      assertEquals(2, Math.hypot(items[i] - 3, items[i + 1] + 1), 1e-6);
      quadrants[(items[i] < 3 ? 1 : 0) + (items[i + 1] < -1 ? 2 : 0)]++;
    }
    for (int count : quadrants) {
      assertEquals(2500, count, 4 * Math.sqrt(10000 * 3 / 16.0));
    }
  }

  @Test
  void fewPointsAreAtEqualAnglesAndOthersBetweenThem() {
    Dataset dataset = dataset("{'points': 4, 'radius': 2, 'centre': [1, 0]}");
    assertArrayEquals(new float[] {3, 0, 1, 2, -1, 0, 1, -2}, dataset.training().toArray(), 1e-6f);
    float half = (float) Math.sqrt(2);
    float[] others = dataset.heldOut(1000, RandomStream.of(1, "any")).toArray();
    assertArrayEquals(
        new float[] {1 + half, half, 1 - half, half, 1 - half, -half, 1 + half, -half},
        others,
        1e-6f);
    assertEquals(2, dataset.heldOut(2, RandomStream.of(1, "any")).size());
    float[] turned =
        dataset("{'points': 1, 'rotation': 1}").heldOut(1, RandomStream.of(1, "any")).toArray();
    assertArrayEquals(new float[] {(float) Math.cos(1), (float) Math.sin(1)}, turned, 1e-6f);
  }

  @Test
  void knowsItsSupport() {
    for (String json : new String[] {"{'radius': 2}", "{'radius': 2, 'points': 8}"}) {
      Support support = dataset(json).ability(Support.class).orElseThrow();
      assertEquals(3, support.distance(new double[] {3, 4}, 0), 1e-15);
    }
  }

  @Test
  void whatIsNoCircleIsRefused() {
    for (String json :
        new String[] {
          "{'radius': 0}", "{'points': 0}", "{'centre': [1]}", "{'centre': [1, 2, 3]}"
        }) {
      assertThrows(InvalidExperimentException.class, () -> dataset(json), json);
    }
  }
}
