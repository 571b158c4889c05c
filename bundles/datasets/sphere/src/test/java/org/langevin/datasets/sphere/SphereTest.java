package org.langevin.datasets.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Support;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class SphereTest {
  private static Dataset dataset(String json) {
    Sphere factory = new Sphere();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(3));
  }

  @Test
  void keepsTheContract() {
    Sphere factory = new Sphere();
    DatasetContract.verify(factory, Parameters.of(factory));
    DatasetContract.verify(
        factory, Parameters.parse(factory, "{'dimension': 5, 'noise': 0.1, 'radius': 7}"));
  }

  @Test
  void itemsLieOnIt() {
    Dataset dataset = dataset("{'centre': [1, 2, 3], 'radius': 4}");
    float[] items = dataset.training().toArray();
    Support support = dataset.ability(Support.class).orElseThrow();
    double sum = 0;
    for (int i = 0; i < items.length; i += 3) {
      double[] point = {items[i], items[i + 1], items[i + 2]};
      assertEquals(0, support.distance(point, 0), 1e-5);
      sum += point[1] / 10000;
    }
    assertEquals(2, sum, 4 * 4 / Math.sqrt(3 * 10000));
    assertEquals(4, support.distance(new double[] {1, 2, 3}, 0), 0);
  }

  @Test
  void noiseHasItsDeviation() {
    float[] items = dataset("{'dimension': 2, 'radius': 100, 'noise': 0.5}").training().toArray();
    double squares = 0;
    for (int i = 0; i < items.length; i += 2) {
      squares += Math.pow(Math.hypot(items[i], items[i + 1]) - 100, 2) / 10000;
    }
    assertEquals(0.5, Math.sqrt(squares), 0.015);
  }

  @Test
  void whatIsNoSphereIsRefused() {
    for (String json :
        new String[] {
          "{'radius': 0}", "{'dimension': 1}", "{'dimension': 2, 'centre': [1, 2, 3]}"
        }) {
      assertThrows(InvalidExperimentException.class, () -> dataset(json), json);
    }
  }
}
