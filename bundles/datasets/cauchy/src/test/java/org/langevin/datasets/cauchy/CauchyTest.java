package org.langevin.datasets.cauchy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.sde.Marginal;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class CauchyTest {
  private static Dataset dataset(String json) {
    Cauchy factory = new Cauchy();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(3));
  }

  @Test
  void keepsTheContract() {
    Cauchy factory = new Cauchy();
    DatasetContract.verify(factory, Parameters.of(factory));
    DatasetContract.verify(factory, Parameters.parse(factory, "{'location': -4, 'scale': 0.2}"));
  }

  @Test
  void quartilesAreAScaleFromTheMedian() {
    float[] items = dataset("{'location': 3, 'scale': 5}").training().toArray();
    Arrays.sort(items);
    // The density is 1 / (5 pi) at the median, half of it at the quartiles.
    double error = 4 * Math.sqrt(0.25 / 10000) * 5 * Math.PI;
    assertEquals(3, items[5000], error);
    assertEquals(-2, items[2500], 2 * error);
    assertEquals(8, items[7500], 2 * error);
  }

  @Test
  void theDensityIsKnownWithoutNoiseOnly() {
    Dataset dataset = dataset("{'scale': 5}");
    Density density = dataset.density(Marginal.START).orElseThrow();
    assertEquals(-Math.log(5 * Math.PI), density.logDensity(new float[] {0}, 0), 1e-12);
    assertEquals(-Math.log(10 * Math.PI), density.logDensity(new float[] {-5}, 0), 1e-12);
    assertTrue(dataset.density(Marginal.noise(1)).isEmpty());
  }
}
