package org.langevin.datasets.banana;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.sde.Marginal;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class BananaTest {
  private static final Banana FACTORY = new Banana();

  private static Density density(String json, Marginal marginal) {
    Dataset dataset = FACTORY.create(Parameters.parse(FACTORY, json), Contexts.dataset(1));
    return dataset.density(marginal).orElseThrow();
  }

  @Test
  void keepsTheContract() {
    DatasetContract.verify(FACTORY, Parameters.of(FACTORY));
    DatasetContract.verify(
        FACTORY, Parameters.parse(FACTORY, "{'bend': -0.3, 'deviation': 2, 'dimension': 3}"));
  }

  @Test
  void theTipsPointDownAndTheMeanIsZero() {
    float[] items =
        FACTORY
            .create(Parameters.parse(FACTORY, "{'count': 100000}"), Contexts.dataset(1))
            .training()
            .toArray();
    double mean = 0;
    double product = 0;
    for (int i = 0; i < items.length; i += 2) {
      mean += items[i + 1] / 1e5;
      product += items[i] * items[i] * items[i + 1] / 1e5;
    }
    // E Z_1^2 (Z_2 - b (Z_1^2 - 1)) = -b (3 - 1).
    assertEquals(0, mean, 0.02);
    assertEquals(-1, product, 0.07);
  }

  @Test
  void theDensityIsThatOfTheStraightenedPoint() {
    float[] x = {2, -1.5f, 0.5f};
    Density density = density("{'dimension': 3}", Marginal.START);
    // -1.5 + 0.5 (4 - 1) = 0.
    assertEquals(-1.5 * Math.log(2 * Math.PI) - 0.5 * (4 + 0.25), density.logDensity(x, 0), 1e-12);
    float[] score = new float[3];
    density.score(x, 0, score);
    assertArrayEquals(new float[] {-2, 0, -0.5f}, score, 1e-6f);
    x[1] = -0.5f;
    density.score(x, 0, score);
    assertArrayEquals(new float[] {-2 - 2, -1, -0.5f}, score, 1e-6f);
  }

  @Test
  void aStraightBananaIsANormalLaw() {
    Density density = density("{'bend': 0, 'deviation': 2}", new Marginal(0.5, 1, 0.7));
    float[] x = {3, -1};
    double first = 0.25 * 4 + 0.49;
    double second = 0.25 + 0.49;
    assertEquals(
        -Math.log(2 * Math.PI * Math.sqrt(first * second)) - 2 / first - 2 / second,
        density.logDensity(x, 0),
        1e-12);
    float[] score = new float[2];
    density.score(x, 0, score);
    assertArrayEquals(new float[] {(float) (-2 / first), (float) (2 / second)}, score, 1e-5f);
  }

  @Test
  void littleNoiseChangesLittle() {
    float[] points = {0.3f, -0.2f, 2, -4, -1, 3, 0, 30, 8, -40};
    Density exact = density("{}", Marginal.START);
    Density noisy = density("{}", Marginal.noise(1e-4));
    float[] exactScore = new float[points.length];
    float[] noisyScore = new float[points.length];
    for (int i = 0; i < points.length; i += 2) {
      double logDensity = exact.logDensity(points, i);
      assertEquals(logDensity, noisy.logDensity(points, i), 1e-4 * (1 + Math.abs(logDensity)));
      exact.score(points, i, exactScore);
      noisy.score(points, i, noisyScore);
      for (int j = i; j < i + 2; j++) {
        assertEquals(exactScore[j], noisyScore[j], 1e-3 * (1 + Math.abs(exactScore[j])));
      }
    }
  }

  @Test
  void farAwayTheScoreIsStillTheGradient() {
    Density density = density("{'bend': 2}", new Marginal(0.8, 0.1, 0.4));
    for (float[] x :
        new float[][] {{0, 300}, {0.01f, 500}, {40, 0}, {-200, -70000}, {1e4f, 1e4f}}) {
      float[] score = new float[2];
      density.score(x, 0, score);
      for (int i = 0; i < 2; i++) {
        float centre = x[i];
        float h = Math.max(1e-3f, 1e-3f * Math.abs(centre));
        x[i] = centre + h;
        double above = density.logDensity(x, 0);
        double right = x[i];
        x[i] = centre - h;
        double below = density.logDensity(x, 0);
        double left = x[i];
        x[i] = centre;
        double slope = (above - below) / (right - left);
        assertTrue(Double.isFinite(slope));
        assertEquals(slope, score[i], 2e-3 * (1 + Math.abs(slope)));
      }
    }
  }
}
