package org.langevin.datasets.star;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Modes;
import org.langevin.api.sde.Marginal;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class StarTest {
  private static final Star FACTORY = new Star();

  private static Dataset dataset(long seed, Map<String, ?> parameters) {
    return FACTORY.create(Parameters.of(FACTORY, parameters), Contexts.dataset(seed));
  }

  @Test
  void keepsTheContract() {
    DatasetContract.verify(FACTORY, Parameters.of(FACTORY));
  }

  @Test
  void theComponentsLieOnTheStar() {
    // Four components of a star of one arm: radii 2, 1, 0, 1 at 90, 180, 270 and 360 degrees.
    Dataset dataset = dataset(1, Map.of("components", 4, "arms", 1, "variance", 1e-4));
    float[] tips = {0, 2, -1, 0, 0, 0, 1, 0};
    Modes modes = dataset.ability(Modes.class).orElseThrow();
    Density density = dataset.density(Marginal.START).orElseThrow();
    for (int i = 0; i < 4; i++) {
      assertEquals(i, modes.nearest(tips, 2 * i));
      double peak = Math.log(modes.weights()[i] / (2 * Math.PI * 1e-4));
      assertEquals(peak, density.logDensity(tips, 2 * i), 1e-6);
    }
  }

  @Test
  void theWeightsAreRandomAndBelongToTheSeed() {
    double[] weights = dataset(1, Map.of()).ability(Modes.class).orElseThrow().weights();
    assertEquals(250, weights.length);
    assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
    // Uniform numbers have a deviation of 1/sqrt(3) of their mean.
    double squares = Arrays.stream(weights).map(w -> Math.pow(250 * w - 1, 2)).sum() / 250;
    assertEquals(1 / Math.sqrt(3), Math.sqrt(squares), 0.06);
    assertArrayEquals(weights, dataset(1, Map.of()).ability(Modes.class).orElseThrow().weights());
    assertNotEquals(
        weights[0], dataset(2, Map.of()).ability(Modes.class).orElseThrow().weights()[0]);
  }
}
