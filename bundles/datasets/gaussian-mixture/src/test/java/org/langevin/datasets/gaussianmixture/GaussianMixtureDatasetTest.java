package org.langevin.datasets.gaussianmixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Modes;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.UnequalSde;

class GaussianMixtureDatasetTest {
  private static Dataset dataset(String json) {
    GaussianMixtureDataset factory = new GaussianMixtureDataset();
    return factory.create(Parameters.parse(factory, json), Contexts.dataset(7));
  }

  @Test
  void keepsTheContract() {
    verify("{}");
    verify("{'weights': [0.2, 0.8]}");
    verify("{'means': [[-3], [0.5], [4]], 'weights': [0.5, 0.2, 0.3], 'deviations': [1, 0.5, 2]}");
    verify("{'means': [[0, 0], [2, 1]], 'covariances': [[[2, 1.2], [1.2, 1]], [[1, 0], [0, 3]]]}");
    verify("{'means': [[0, 0, 1], [2, 1, 3]], 'variances': [[1, 2, 3]]}");
    verify("{'means': [[0, 1, 2, 3, 4, 5, 6]], 'deviations': [0.3]}");
  }

  private static void verify(String json) {
    GaussianMixtureDataset factory = new GaussianMixtureDataset();
    DatasetContract.verify(factory, Parameters.parse(factory, json));
  }

  @Test
  void theDefaultIsTheMixtureOfTheToyPaper() {
    Dataset dataset = dataset("{}");
    assertEquals(Shape.point(2), dataset.shape());
    assertEquals(10000, dataset.training().size());
    assertArrayEquals(
        new double[] {0.5, 0.5}, dataset.ability(Modes.class).orElseThrow().weights());
    Density density = dataset.density(Marginal.START).orElseThrow();
    float[] x = {5, 5};
    assertEquals(Math.log(1 / (2 * Math.PI)) - 25, density.logDensity(x, 0), 1e-12);
    assertEquals(-4, dataset.range().low(), 1e-12);
    assertEquals(14, dataset.range().high(), 1e-12);
  }

  @Test
  void fewerItemsAreTheBeginningOfMore() {
    float[] few = dataset("{'count': 3}").training().toArray();
    float[] many = dataset("{'count': 5}").training().toArray();
    for (int i = 0; i < few.length; i++) {
      assertEquals(few[i], many[i]);
    }
  }

  @Test
  void itemsFollowTheWeights() {
    Dataset dataset = dataset("{'weights': [0.2, 0.8]}");
    Modes modes = dataset.ability(Modes.class).orElseThrow();
    float[] items = dataset.training().toArray();
    int first = 0;
    for (int i = 0; i < items.length; i += 2) {
      first += modes.nearest(items, i) == 0 ? 1 : 0;
    }
    assertEquals(0.2, first / 10000.0, 4 * 0.004);
  }

  @Test
  void onTheLineTheMixtureIsAsWrittenInTextbooks() {
    Dataset dataset =
        dataset("{'means': [[-5], [5]], 'weights': [0.25, 0.75], 'deviations': [1, 2]}");
    Density density = dataset.density(new Marginal(0.5, 1, 0.3)).orElseThrow();
    float[] x = {1.25f};
    double first = 0.25 * normal(1.25, -1.5, 0.25 + 0.09);
    double second = 0.75 * normal(1.25, 3.5, 1 + 0.09);
    assertEquals(Math.log(first + second), density.logDensity(x, 0), 1e-12);
    float[] score = new float[1];
    density.score(x, 0, score);
    double expected =
        (first * (-1.5 - 1.25) / 0.34 + second * (3.5 - 1.25) / 1.09) / (first + second);
    assertEquals(expected, score[0], 1e-6 * Math.abs(expected));
  }

  /** Of a state with a velocity, p(state) = int p(x) p(state | x) dx. */
  @Test
  void withVelocitiesTheMixtureHasTheIntegralsDensity() {
    Dataset dataset =
        dataset(
            "{'means': [[-1, 0.5], [1, 2]], 'weights': [0.25, 0.75],"
                + " 'covariances': [[[0.5, 0.3], [0.3, 0.4]], [[1, 0], [0, 0.2]]]}");
    Density before = dataset.density(Marginal.START).orElseThrow();
    for (Sde sde : new Sde[] {new DampedSde(0.3, 2), new UnequalSde(2, 0.5, 3)}) {
      Transition law = sde.transition(0.9);
      Density density = dataset.density(law).orElseThrow();
      int length = 2 * law.blocks();
      assertEquals(length, density.dimension());
      float[] state = {0, 0.4f, 0.1f, 0.9f, -0.3f};
      double h = 0.05;
      double sum = 0;
      for (int i = -120; i <= 160; i++) {
        for (int j = -120; j <= 160; j++) {
          float[] x = {(float) (i * h), (float) (j * h)};
          sum += h * h * Math.exp(before.logDensity(x, 0) + law.logDensity(x, 0, state, 1, 2));
        }
      }
      assertEquals(Math.log(sum), density.logDensity(state, 1), 1e-5);
      float[] score = new float[length + 1];
      density.score(state, 1, score);
      for (int n = 1; n <= length; n++) {
        float[] ahead = state.clone();
        float[] behind = state.clone();
        ahead[n] += 1 / 64f;
        behind[n] -= 1 / 64f;
        double slope = (density.logDensity(ahead, 1) - density.logDensity(behind, 1)) * 32;
        assertEquals(slope, score[n], 1e-3 * (1 + Math.abs(slope)));
      }
    }
  }

  private static double normal(double x, double mean, double variance) {
    return Math.exp(-0.5 * (x - mean) * (x - mean) / variance) / Math.sqrt(2 * Math.PI * variance);
  }

  @Test
  void covariancesTurnAndStretchTheComponents() {
    Dataset dataset =
        dataset("{'count': 40000, 'means': [[1, 2]], 'covariances': [[[2, 1.2], [1.2, 1]]]}");
    float[] items = dataset.training().toArray();
    double[] sums = new double[3];
    for (int i = 0; i < items.length; i += 2) {
      sums[0] += (items[i] - 1) * (items[i] - 1) / 40000;
      sums[1] += (items[i] - 1) * (items[i + 1] - 2) / 40000;
      sums[2] += (items[i + 1] - 2) * (items[i + 1] - 2) / 40000;
    }
    assertArrayEquals(new double[] {2, 1.2, 1}, sums, 0.05);

    // With the inverse [[1, -1.2], [-1.2, 2]] / 0.56 and determinant 0.56.
    Density density = dataset.density(Marginal.START).orElseThrow();
    float[] x = {9, 9, 2, 2.5f};
    double distance = (1 - 2 * 1.2 * 0.5 + 2 * 0.25) / 0.56;
    assertEquals(
        -Math.log(2 * Math.PI) - 0.5 * Math.log(0.56) - distance / 2,
        density.logDensity(x, 2),
        1e-12);
    float[] score = new float[4];
    density.score(x, 2, score);
    assertArrayEquals(
        new float[] {0, 0, (float) (-(1 - 0.6) / 0.56), (float) (-(-1.2 + 1) / 0.56)},
        score,
        1e-6f);

    // 0.25 Sigma + I has determinant 1.5 * 1.25 - 0.09.
    Density later = dataset.density(new Marginal(0.5, 0, 1)).orElseThrow();
    assertEquals(
        -Math.log(2 * Math.PI) - 0.5 * Math.log(1.5 * 1.25 - 0.09),
        later.logDensity(new float[] {0.5f, 1}, 0),
        1e-12);
  }

  @Test
  void variancesStretchAlongTheCoordinates() {
    Density diagonal = dataset("{'variances': [[4, 9]]}").density(Marginal.START).orElseThrow();
    Density full =
        dataset("{'covariances': [[[4, 0], [0, 9]], [[4, 0], [0, 9]]]}")
            .density(Marginal.START)
            .orElseThrow();
    float[] x = {1, -3};
    assertEquals(full.logDensity(x, 0), diagonal.logDensity(x, 0), 1e-12);
    assertEquals(
        Math.log(0.5 / (2 * Math.PI * 6)) - 0.5 * (0.25 + 1), diagonal.logDensity(x, 0), 1e-4);
  }

  @Test
  void farAwayNothingUnderflows() {
    Density density =
        dataset("{'means': [[-100000], [100000]]}").density(Marginal.START).orElseThrow();
    float[] x = {100300, 3e18f, 0};
    assertEquals(
        Math.log(0.5) - 0.5 * Math.log(2 * Math.PI) - 45000, density.logDensity(x, 0), 1e-9);
    float[] score = new float[3];
    density.score(x, 0, score);
    assertEquals(-300, score[0]);
    density.score(x, 1, score);
    assertEquals(-3e18f, score[1]);
    density.score(x, 2, score);
    assertEquals(0, score[2]);
    assertTrue(Double.isFinite(density.logDensity(x, 1)));
  }

  @Test
  void inHighDimensionsTheDensityIsStillExact() {
    StringBuilder mean = new StringBuilder("0");
    for (int i = 1; i < 784; i++) {
      mean.append(", 0");
    }
    Density density =
        dataset("{'means': [[" + mean + "]], 'deviations': [0.1]}")
            .density(Marginal.START)
            .orElseThrow();
    assertEquals(
        -784 * (0.5 * Math.log(2 * Math.PI) + Math.log(0.1)),
        density.logDensity(new float[784], 0),
        1e-9);
  }

  @Test
  void whatIsNoMixtureIsRefused() {
    refuses("/weights", "{'weights': [0.5, 0.6]}", "sum to 1");
    refuses("/weights", "{'weights': [1]}", "1 weights for 2 means");
    refuses("/weights/0", "{'weights': [0, 1]}", "");
    refuses("/means", "{'means': []}", "at least one");
    refuses("/means/1", "{'means': [[0, 0], [1]]}", "1 coordinates");
    refuses("/deviations", "{'deviations': [1, 2, 3]}", "not 3");
    refuses("/deviations", "{'deviations': [1], 'variances': [[1, 1]]}", "not several");
    refuses("/variances/0", "{'variances': [[1]]}", "dimension 2");
    refuses("/covariances/0/0/1", "{'covariances': [[[1, 0.5], [0.4, 1]]]}", "symmetric");
    refuses("/covariances/0", "{'covariances': [[[1, 2], [2, 1]]]}", "eigenvalue");
    refuses("/covariances/0", "{'covariances': [[[1, 1], [1, 1]]]}", "eigenvalue");
    refuses("/covariances/0/1", "{'covariances': [[[1, 0], [1]]]}", "not 1");
  }

  private static void refuses(String pointer, String json, String message) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> dataset(json));
    assertEquals(pointer, refusal.parameter());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }
}
