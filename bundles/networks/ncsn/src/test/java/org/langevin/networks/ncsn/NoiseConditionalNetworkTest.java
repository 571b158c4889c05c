package org.langevin.networks.ncsn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.NetworkContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;

class NoiseConditionalNetworkTest {
  private static final NoiseConditionalNetworkFactory FACTORY =
      new NoiseConditionalNetworkFactory();

  /** Points of the plane; nobody looks at them. */
  private record Plane() implements Dataset {
    @Override
    public Shape shape() {
      return Shape.point(2);
    }

    @Override
    public Items training() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      throw new UnsupportedOperationException();
    }
  }

  private static final TestExperiment PLAIN = TestExperiment.of(new Plane());
  private static final NoiseLevels LEVELS = NoiseLevels.geometric(1, 0.1, 4);
  private static final TestExperiment NOISY = PLAIN.with(LEVELS);

  private static ScoreNetwork network(String json) {
    return FACTORY.create(Parameters.parse(FACTORY, json), NOISY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gain", "shift", "gain-and-shift"})
  void networksKeepTheContract(String embedding) {
    NetworkContract.holds(
        network("{'hidden': [32, 20], 'embedding': '" + embedding + "'}"), 3, 5e-3);
    NetworkContract.holds(
        network("{'hidden': [16], 'activation': 'swish', 'prediction': 'scaled-score'}"), 3, 5e-3);
  }

  @Test
  void parametersAreThoseOfTheDescription() {
    int maps = 2 * 128 + 128 * 128 + 128 * 2 + 2;
    assertEquals(maps + 4 * 2 * 128, network("{'embedding': 'gain'}").parameterCount());
    assertEquals(maps + 2 * 4 * 2 * 128, network("{}").parameterCount());
  }

  /** To the last bit, at one level and at several. */
  @ParameterizedTest
  @ValueSource(strings = {"gain", "shift", "gain-and-shift"})
  void evaluatorsGiveTheBitsOfPasses(String embedding) {
    ScoreNetwork network = network("{'hidden': [45, 70], 'embedding': '" + embedding + "'}");
    FloatBuffer theta = Buffers.zeros(network.parameterCount());
    RandomStream random = RandomStream.of(3, "weights");
    for (int k = 0; k < network.parameterCount(); k++) {
      theta.put(k, (float) (0.3 * random.nextGaussian()));
    }
    int count = 77;
    float[] x = new float[2 * count];
    random.fillGaussian(x, 0, x.length);
    float[] sigma = new float[count];
    for (int i = 0; i < count; i++) {
      sigma[i] = (float) LEVELS.level(i < 40 ? 0 : i % LEVELS.count());
    }
    try (ScoreEvaluator evaluator = network.evaluator(theta, count)) {
      assertFalse(evaluator instanceof NetworkPass);
    }
    NetworkContract.evaluatesToTheBit(network, theta, x, sigma);
  }

  @Test
  void levelsDiffer() {
    ScoreNetwork network = network("{}");
    FloatBuffer theta = Buffers.zeros(network.parameterCount());
    network.initialize(theta, RandomStream.of(1, "weights"));
    float[] score = new float[4];
    try (NetworkPass pass = network.open(theta, 2)) {
      pass.forward(new Batch(2, new float[] {1, 2, 1, 2}, new float[] {1, 0.1f}), score);
    }
    assertEquals(score[0], score[2], 0.5 * Math.abs(score[0]));
    assertEquals(false, score[0] == score[2]);
  }

  @Test
  void itNeedsNoiseLevels() {
    assertEquals(Requirements.of(NoiseLevels.class), FACTORY.requires(Parameters.of(FACTORY)));
  }
}
