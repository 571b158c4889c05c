package org.langevin.networks.mixtureenergy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.NetworkContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TwoModes;

class MixtureEnergyTest {
  private static ScoreNetwork network(int dimension, Map<String, ?> parameters) {
    MixtureEnergy plugin = new MixtureEnergy();
    return plugin.create(
        Parameters.of(plugin, parameters), TestExperiment.of(Gaussian.standard(dimension)));
  }

  /** First and second derivatives, the energy and its gradient. */
  @Test
  void derivativesAreThoseOfTheEnergy() {
    NetworkContract.holds(network(1, Map.of("components", 1)), 1, 5e-3);
    NetworkContract.holds(network(2, Map.of("components", 3, "scale", 0.8)), 2, 5e-3);
    NetworkContract.holds(network(5, Map.of("components", 2, "spread", 0.5)), 3, 5e-3);
    NetworkContract.holds(network(2, Map.of("weights", "equal")), 4, 5e-3);
    NetworkContract.holds(network(4, Map.of("covariance", "diagonal")), 5, 5e-3);
  }

  @Test
  void theEnergyIsMinusTheLogDensity() {
    ScoreNetwork network = network(1, Map.of());
    TwoModes modes = new TwoModes(0.2, 1.5, 0.49);
    double rho = 0.5 * Math.log(0.49);
    FloatBuffer theta = Buffers.of(Math.log(0.2), -1.5, rho, Math.log(0.8), 1.5, rho);
    float[] x = {-4, -1.2f, 0.1f, 1.4f, 60};
    float[] energy = new float[5];
    float[] score = new float[5];
    network
        .ability(EnergyNetwork.class)
        .orElseThrow()
        .open(theta, 5)
        .forward(new Batch(5, x, new float[5]), energy);
    network.open(theta, 5).forward(new Batch(5, x, new float[5]), score);
    float[] exact = new float[5];
    double constant = 0.5 * Math.log(2 * Math.PI);
    for (int i = 0; i < 5; i++) {
      modes.score(x, i, exact);
      assertEquals(exact[i], score[i], 1e-5 * (1 + Math.abs(exact[i])));
      double expected = -modes.logDensity(x, i) - constant;
      assertEquals(expected, energy[i], 1e-5 * (1 + expected));
    }
  }

  /** Component j of theta given a covariance: its deviation given those before, its regression. */
  @Test
  void componentsMayBeCorrelated() {
    double[][] means = {{-1, 0.5}, {1, -0.3}};
    double[][][] covariances = {{{2, 1.2}, {1.2, 1}}, {{0.5, -0.4}, {-0.4, 0.8}}};
    double[] weights = {0.3, 0.7};
    double[] theta = new double[12];
    for (int k = 0; k < 2; k++) {
      double[][] s = covariances[k];
      double regression = s[1][0] / s[0][0];
      theta[6 * k] = Math.log(weights[k]);
      theta[6 * k + 1] = means[k][0];
      theta[6 * k + 2] = means[k][1];
      theta[6 * k + 3] = 0.5 * Math.log(s[0][0]);
      theta[6 * k + 4] = 0.5 * Math.log(s[1][1] - regression * s[1][0]);
      theta[6 * k + 5] = -regression;
    }
    ScoreNetwork network = network(2, Map.of());
    GaussianMixture exact = GaussianMixture.full(weights, means, covariances);
    float[] x = {0, 0, -1, 2, 3, 0.4f, -5, -4, 0.7f, -8};
    float[] energy = new float[5];
    float[] score = new float[10];
    network
        .ability(EnergyNetwork.class)
        .orElseThrow()
        .open(Buffers.of(theta), 5)
        .forward(new Batch(5, x, new float[5]), energy);
    network.open(Buffers.of(theta), 5).forward(new Batch(5, x, new float[5]), score);
    float[] expected = new float[10];
    for (int i = 0; i < 5; i++) {
      exact.score(x, 2 * i, expected);
      double value = -exact.logDensity(x, 2 * i) - Math.log(2 * Math.PI);
      assertEquals(value, energy[i], 1e-5 * (1 + Math.abs(value)));
    }
    assertArrayEquals(expected, score, 1e-4f);
  }

  /** With one component, J = -S^-1. */
  @Test
  void theTangentOfOneComponentIsItsPrecision() {
    // S = ((4, 2, 0), (2, 5, 2), (0, 2, 5)), by its regressions 1/2 and, on the pair, (-1/4, 1/2).
    double[] theta = {1, 2, 3, Math.log(2), Math.log(2), Math.log(2), -0.5, 0.25, -0.5};
    double[][] covariance = {{4, 2, 0}, {2, 5, 2}, {0, 2, 5}};
    ScoreNetwork network = network(3, Map.of("components", 1, "weights", "equal"));
    float[] tangent = new float[3];
    network
        .ability(TangentNetwork.class)
        .orElseThrow()
        .open(Buffers.of(theta), 1)
        .forward(
            new Batch(1, new float[] {7, -1, 0}, new float[1]),
            new float[] {1, -2, 0.5f},
            new float[3],
            tangent);
    double[] direction = {1, -2, 0.5};
    for (int i = 0; i < 3; i++) {
      double back = 0;
      for (int j = 0; j < 3; j++) {
        back -= covariance[i][j] * tangent[j];
      }
      assertEquals(direction[i], back, 1e-5);
    }
  }

  @Test
  void meansBeginWhereTheyAreGiven() {
    FloatBuffer theta = Buffers.zeros(12);
    network(2, Map.of("means", new double[][] {{1, 2}, {3, 4}}, "scale", Math.E))
        .initialize(theta, RandomStream.of(1, "weights"));
    double[] expected = {0, 1, 2, 1, 1, 0, 0, 3, 4, 1, 1, 0};
    for (int i = 0; i < 12; i++) {
      assertEquals(expected[i], theta.get(i), 1e-6);
    }
  }

  @Test
  void equalWeightsAreNoParameters() {
    ScoreNetwork equal = network(1, Map.of("weights", "equal"));
    FloatBuffer theta = Buffers.of(-1.5, 0, 1.5, 0);
    assertEquals(4, equal.parameterCount());
    float[] score = new float[1];
    equal.open(theta, 1).forward(new Batch(1, new float[] {0.3f}, new float[1]), score);
    float[] exact = new float[1];
    new TwoModes(0.5, 1.5, 1).score(new float[] {0.3f}, 0, exact);
    assertEquals(exact[0], score[0], 1e-5);
  }

  @Test
  void meansMustFitTheData() {
    refuses("/means", new double[][] {{1, 2}});
    refuses("/means/1", new double[][] {{1, 2}, {3}});
  }

  private static void refuses(String pointer, double[][] means) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> network(2, Map.of("means", means)));
    assertEquals(pointer, refusal.parameter());
  }
}
