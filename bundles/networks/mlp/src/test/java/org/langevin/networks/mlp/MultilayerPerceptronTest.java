package org.langevin.networks.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.langevin.kit.score.Prediction;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.nn.Activation;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.NetworkContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.UnequalSde;

class MultilayerPerceptronTest {
  private static final MultilayerPerceptronFactory FACTORY = new MultilayerPerceptronFactory();
  private static final double SIGMA = 25;

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

  /** dX = sigma^t dW. */
  private static class Exploding implements Sde, Marginals {
    @Override
    public double horizon() {
      return 1;
    }

    @Override
    public Coefficients coefficients(double t) {
      return Coefficients.of(0, Math.pow(SIGMA, t));
    }

    @Override
    public Marginal at(double t) {
      return Marginal.noise(deviation(t));
    }

    @Override
    public Prior prior() {
      return new NormalPrior(0, deviation(1));
    }

    static double deviation(double t) {
      return Math.sqrt((Math.pow(SIGMA, 2 * t) - 1) / (2 * Math.log(SIGMA)));
    }
  }

  private static final TestExperiment PLAIN = TestExperiment.of(new Plane());
  static final TestExperiment TIMED = PLAIN.with(new Exploding());
  private static final TestExperiment NOISY = PLAIN.with(NoiseLevels.geometric(1, 0.01, 10));

  private static ScoreNetwork network(String json, TestExperiment experiment) {
    return FACTORY.create(Parameters.parse(FACTORY, json), experiment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"softplus", "swish", "tanh", "identity"})
  void smoothNetworksKeepTheContract(String activation) {
    NetworkContract.holds(
        network("{'hidden': [32, 20, 16], 'activation': '" + activation + "'}", PLAIN), 7, 5e-3);
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsPredictedTheContractIsKept(Prediction prediction) {
    String name = prediction.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String json = "{'hidden': [16], 'activation': 'swish', 'prediction': '" + name + "'}";
    NetworkContract.holds(network(json, TIMED), 3, 5e-3);
    NetworkContract.holds(network(json, NOISY), 3, 5e-3);
  }

  /** With velocities, and with rates of their own for each component. */
  @ParameterizedTest
  @EnumSource
  void statesThatAreNoItemsKeepTheContract(Prediction prediction) {
    String name = prediction.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String json = "{'hidden': [16], 'activation': 'swish', 'prediction': '" + name + "'}";
    NetworkContract.holds(network(json, PLAIN.with((Sde) new UnequalSde(1, 0.5, 2))), 3, 5e-3);
    TestExperiment damped = PLAIN.with((Sde) new DampedSde(0.3, 1));
    if (prediction.isCentred()) {
      InvalidExperimentException refusal =
          assertThrows(InvalidExperimentException.class, () -> network(json, damped));
      assertEquals("/prediction", refusal.parameter());
      return;
    }
    ScoreNetwork network = network(json, damped);
    assertEquals(Shape.point(4), network.shape());
    NetworkContract.holds(network, 3, 5e-3);
  }

  @Test
  void classesKeepTheContract() {
    TestExperiment labelled =
        TestExperiment.of(
            new MixtureDataset(
                GaussianMixture.round(
                    new double[] {.5, .5}, new double[][] {{0, 0}, {1, 1}}, new double[] {1}),
                10,
                Contexts.dataset(1)));
    String json = "{'hidden': [24], 'activation': 'swish', 'classes': true}";
    NetworkContract.holds(network(json, labelled), 3, 5e-3);
    NetworkContract.holds(network(json, labelled.with(new Exploding())), 3, 5e-3);
    assertEquals(Requirements.of(Labels.class), FACTORY.requires(Parameters.parse(FACTORY, json)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "leaky-relu"})
  void rectifiedNetworksKeepTheContract(String activation) {
    ScoreNetwork network =
        network("{'hidden': [48, 48], 'activation': '" + activation + "'}", TIMED);
    NetworkContract.holds(network, 7, 5e-4, 2e-2);
  }

  @Test
  void timeMayComeAsFourierFeatures() {
    ScoreNetwork network =
        network("{'hidden': [32], 'activation': 'tanh', 'fourierFrequencies': 8}", TIMED);
    assertEquals(TIMED.condition(), network.condition());
    assertEquals((2 + 16) * 32 + 32 + 32 * 2 + 2, network.parameterCount());
    NetworkContract.holds(network, 7, 5e-3);
  }

  @Test
  void noiseLevelsAreUnderstood() {
    ScoreNetwork network = network("{'hidden': [32, 32], 'activation': 'softplus'}", NOISY);
    assertEquals(NoiseLevel.ANY, network.condition());
    NetworkContract.holds(network, 7, 5e-3);
  }

  /** The whole network by its definition, in double precision. */
  @Test
  void scoresAreThoseOfTheDefinition() {
    ScoreNetwork network = network("{'hidden': [256, 256, 256]}", TIMED);
    assertEquals(3 * 256 + 256 + 2 * (256 * 256 + 256) + 512 + 2, network.parameterCount());
    FloatBuffer theta = Buffers.zeros(network.parameterCount());
    network.initialize(theta, RandomStream.of(3, "weights"));
    float[] x = {1, -2, 0.5f, 3};
    float[] t = {0.1f, 0.8f};
    float[] score = new float[4];
    try (NetworkPass pass = network.open(theta, 2)) {
      pass.forward(new Batch(2, x, t), score);
    }
    for (int i = 0; i < 2; i++) {
      double[] h = {x[2 * i], x[2 * i + 1], t[i]};
      int offset = 0;
      for (int width : new int[] {256, 256, 256, 2}) {
        double[] next = new double[width];
        for (int j = 0; j < width; j++) {
          double z = theta.get(offset + h.length * width + j);
          for (int k = 0; k < h.length; k++) {
            z += h[k] * theta.get(offset + k * width + j);
          }
          next[j] = width == 2 ? z : Math.max(z, 0);
        }
        offset += h.length * width + width;
        h = next;
      }
      double s = Exploding.deviation(t[i]);
      assertEquals(h[0] / s, score[2 * i], 1e-5 / s * (1 + Math.abs(h[0])));
      assertEquals(h[1] / s, score[2 * i + 1], 1e-5 / s * (1 + Math.abs(h[1])));
    }
  }

  /** The interpreter, which runs first, and the compiler, which runs in the end, agree. */
  @Test
  void compilationDoesNotChangeBits() {
    ScoreNetwork network = network("{'hidden': [64, 33], 'activation': 'swish'}", TIMED);
    FloatBuffer theta = Buffers.zeros(network.parameterCount());
    network.initialize(theta, RandomStream.of(3, "weights"));
    float[] x = new float[40];
    RandomStream.of(3, "x").fillGaussian(x, 0, 40);
    float[] t = new float[20];
    Arrays.fill(t, 0.3f);
    NetworkContract.repeats(network, theta, x, t, 3000);
  }

  /** To the last bit, with widths that fill no tile and items that fill no panel. */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void evaluatorsGiveTheBitsOfPasses(Activation activation) {
    String name = activation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String json =
        "{'hidden': [45, 510, 64], 'activation': '" + name + "', 'fourierFrequencies': 3}";
    ScoreNetwork network = network(json, TIMED);
    int count = 77;
    FloatBuffer theta = Buffers.zeros(network.parameterCount());
    network.initialize(theta, RandomStream.of(3, "weights"));
    RandomStream random = RandomStream.of(3, "x");
    float[] x = new float[2 * count];
    random.fillGaussian(x, 0, x.length);
    float[] t = new float[count];
    for (int i = 0; i < count; i++) {
      t[i] = (float) random.nextDouble();
    }
    NetworkContract.evaluatesToTheBit(network, theta, x, t);
    try (ScoreEvaluator evaluator = network.evaluator(theta, count)) {
      assertFalse(evaluator instanceof NetworkPass);
      assertThrows(
          IllegalStateException.class,
          () -> evaluator.forward(new Batch(count + 1, x, new float[count + 1]), x));
    }
  }

  @Test
  void wideNetworksAreEvaluatedByPasses() {
    ScoreNetwork network = network("{'hidden': [600]}", TIMED);
    FloatBuffer theta = Buffers.zeros(network.parameterCount());
    try (ScoreEvaluator evaluator = network.evaluator(theta, 1)) {
      assertTrue(evaluator instanceof NetworkPass);
    }
  }

  @Test
  void whatCannotWorkIsRefused() {
    refuses("/conditioning", "{'conditioning': 'noise'}", TIMED);
    refuses("/prediction", "{'prediction': 'scaled-score'}", PLAIN);
    assertEquals(Condition.NONE, network("{'conditioning': 'none'}", TIMED).condition());
    Sde nonlinear =
        new Sde() {
          @Override
          public double horizon() {
            return 1;
          }

          @Override
          public Coefficients coefficients(double t) {
            return Coefficients.of(0, 1);
          }

          @Override
          public Optional<NonlinearDrift> nonlinearDrift() {
            return Optional.of((x, t, drift) -> {});
          }

          @Override
          public Prior prior() {
            return new NormalPrior(0, 1);
          }
        };
    refuses("/prediction", "{'prediction': 'scaled-score'}", PLAIN.with(nonlinear));
    assertEquals(
        new SdeTime(nonlinear),
        FACTORY.create(Parameters.of(FACTORY, Map.of()), PLAIN.with(nonlinear)).condition());
  }

  private static void refuses(String pointer, String json, TestExperiment experiment) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> network(json, experiment));
    assertEquals(pointer, refusal.parameter());
  }
}
