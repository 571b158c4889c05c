package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GaussianFourierFeaturesTest {
  @Test
  void featuresAreSinesAndCosinesOfTheFrequencies() {
    GaussianFourierFeatures features = new GaussianFourierFeatures(128, 30);
    try (Arena arena = new Arena()) {
      Memory memory = arena.allocate(300);
      for (double c : new double[] {0, 1e-5, 0.1, 0.37, 1, -2.5}) {
        features.write(c, memory, 3);
        for (int k = 0; k < 128; k++) {
          double angle = 2 * Math.PI * features.frequency(k) * c;
          assertEquals(Math.sin(angle), memory.get(3 + k), 1e-7);
          assertEquals(Math.cos(angle), memory.get(131 + k), 1e-7);
        }
      }
    }
  }

  @Test
  void frequenciesAreNormal() {
    GaussianFourierFeatures features = new GaussianFourierFeatures(4000, 30);
    double squares = 0;
    for (int k = 0; k < 4000; k++) {
      squares += features.frequency(k) * features.frequency(k);
    }
    assertEquals(30, Math.sqrt(squares / 4000), 1);
  }
}
