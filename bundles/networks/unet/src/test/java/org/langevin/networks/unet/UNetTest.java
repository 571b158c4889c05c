package org.langevin.networks.unet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Sde;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.NetworkContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;

class UNetTest {
  private static final UNetFactory FACTORY = new UNetFactory();

  /** Nobody looks at the items. */
  private record Images(Shape shape) implements Dataset {
    @Override
    public Items training() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      throw new UnsupportedOperationException();
    }
  }

  private static TestExperiment images(int height, int width, int channels) {
    return TestExperiment.of(new Images(Shape.image(height, width, channels)));
  }

  private static ScoreNetwork network(String json, TestExperiment experiment) {
    return FACTORY.create(Parameters.parse(FACTORY, json), experiment);
  }

  /** The network of its usual size, for 28 x 28 images and any time. */
  static ScoreNetwork usual() {
    return network("{}", images(28, 28, 1).with(TestSde.TIME));
  }

  @ParameterizedTest
  @CsvSource({"17, 18, 1", "20, 17, 3"})
  void smallNetworksKeepTheContract(int height, int width, int channels) {
    TestExperiment experiment = images(height, width, channels).with(NoiseLevels.of(1, 0.5, 0.25));
    ScoreNetwork network =
        network("{'channels': [16, 16, 48], 'embedding': 16, 'fourierScale': 1}", experiment);
    assertEquals(NoiseLevel.ANY, network.condition());
    NetworkContract.holds(network, 3, 1e-2, 2e-2);
  }

  /** A velocity is a channel beside its pixel's. */
  @Test
  void imagesWithVelocitiesKeepTheContract() {
    for (int channels : new int[] {1, 3}) {
      ScoreNetwork network =
          network(
              "{'channels': [16, 16], 'embedding': 8}",
              images(9, 10, channels).with((Sde) new DampedSde(0.3, 2)));
      assertEquals(Shape.image(9, 10, 2 * channels), network.shape());
      NetworkContract.holds(network, 3, 1e-2, 2e-2);
    }
  }

  @Test
  void twoLevelsWithoutConditionKeepTheContract() {
    ScoreNetwork network = network("{'channels': [16, 16], 'embedding': 8}", images(9, 10, 1));
    assertEquals(Condition.NONE, network.condition());
    NetworkContract.holds(network, 3, 1e-2, 2e-2);
  }

  /** The interpreter, which runs first, and the compiler, which runs in the end, agree. */
  @Test
  void compilationDoesNotChangeBits() {
    ScoreNetwork network =
        network("{'channels': [16, 32, 32], 'embedding': 16}", images(18, 17, 1));
    int count = 4;
    int length = count * network.shape().dimension();
    RandomStream random = RandomStream.of(1, "bits");
    FloatBuffer theta = Buffers.zeros(network.parameterCount());
    network.initialize(theta, random);
    float[] x = new float[length];
    random.fillGaussian(x, 0, length);
    NetworkContract.repeats(network, theta, x, new float[count], 400);
  }

  /** Counted layer by layer from the description of the network for 28 x 28 images. */
  @Test
  void theUsualNetworkHasTheUsualParameters() {
    ScoreNetwork network = network("{}", images(28, 28, 1));
    int embedding = 256 * 256 + 256;
    int dense = (32 + 64 + 128 + 256 + 128 + 64 + 32) * 257;
    int norms = (32 + 64 + 128 + 256 + 128 + 64 + 32) * 2;
    int down = 9 * (32 + 32 * 64 + 64 * 128 + 128 * 256);
    int up = 9 * (256 * 128 + 256 * 64 + 128 * 32 + 64) + 1;
    assertEquals(embedding + dense + norms + down + up, network.parameterCount());
  }

  @Test
  void whatCannotWorkIsRefused() {
    refuses("", "{}", TestExperiment.of(new Images(Shape.point(784))));
    refuses("/channels", "{}", images(28, 16, 1));
    refuses("/channels", "{'channels': [32]}", images(28, 28, 1));
    refuses("/channels/1", "{'channels': [32, 40]}", images(28, 28, 1));
    refuses("/embedding", "{'embedding': 33}", images(28, 28, 1));
    refuses("/prediction", "{'prediction': 'scaled-score'}", images(28, 28, 1));
    refuses("/conditioning", "{'conditioning': 'time'}", images(28, 28, 1));
    assertTrue(network("{}", images(17, 17, 3)).parameterCount() > 0);
  }

  private static void refuses(String pointer, String json, TestExperiment experiment) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> network(json, experiment));
    assertEquals(pointer, refusal.parameter());
  }
}
