package org.langevin.generators.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.generator.Generator;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Arena;
import org.langevin.nn.Learner;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.GeneratorContract;
import org.langevin.testkit.GradientCheck;
import org.langevin.testkit.Parameters;

class GanTest {
  private static final String SMALL =
      "{'generator': [5, 6], 'discriminator': [7, 5], 'steps': 12, 'batch': 9}";
  private static final Map<String, AdamOptimizer> ADAM = Map.of("adam", new AdamOptimizer());

  private static Gan.Parameters parameters(String json) {
    return Parameters.parse(new Gan(), json, ADAM);
  }

  private static Generator generator(Dataset dataset, String json) {
    return new Gan().create(parameters(json), Contexts.generator(dataset));
  }

  private static Gaussian skew() {
    return Gaussian.skew();
  }

  /** Images whose second channel never changes. */
  private record Images(Shape shape) implements Dataset {
    @Override
    public Items training() {
      return heldOut(40, RandomStream.of(1, "images"));
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      float[] values = new float[count * shape.dimension()];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % 3 == 1 ? 7 : (float) random.nextDouble();
      }
      return Items.of(shape, values);
    }
  }

  @Test
  void keepsTheContract() {
    Dataset points = skew();
    int dimension = points.shape().dimension();
    GeneratorContract.trainingIsTold(() -> generator(points, SMALL));
    GeneratorContract.resumesToTheSameBits(() -> generator(points, SMALL), dimension);
    GeneratorContract.samplesFollowTheirStreams(() -> generator(points, SMALL), dimension);
    GeneratorContract.damagedStatesAreRefused(() -> generator(points, SMALL), dimension);
  }

  @Test
  void keepsTheContractOnImages() {
    Dataset images = new Images(Shape.image(4, 3, 3));
    String json = SMALL.replace("{", "{'latent': 3, 'prior': 'uniform', ");
    GeneratorContract.resumesToTheSameBits(() -> generator(images, json), 36);
    GeneratorContract.samplesFollowTheirStreams(() -> generator(images, json), 36);
  }

  /**
   * The number is what came out; a change of arithmetic that is wanted changes it, another
   * processor must not.
   */
  @Test
  void trainsToTheSameBitsEverywhere() throws IOException {
    Generator generator =
        GeneratorContract.trained(
            () -> generator(Gaussian.skew(), "{'steps': 20, 'batch': 32, 'latent': 2}"));
    CRC32 bits = new CRC32();
    generator.write(new CheckedOutputStream(OutputStream.nullOutputStream(), bits));
    assertEquals(3451963633L, bits.getValue());
  }

  @Test
  void refusesTheStateOfOthers() {
    Dataset points = skew();
    for (String other :
        new String[] {
          SMALL.replace("[7, 5]", "[7, 4]"),
          SMALL.replace("[5, 6]", "[5, 5]"),
          SMALL.replace("12", "13"),
          SMALL.replace("{", "{'latent': 2, ")
        }) {
      GeneratorContract.refusesTheStateOf(
          () -> generator(points, other), () -> generator(points, SMALL));
    }
    GeneratorContract.refusesTheStateOf(
        () -> generator(new Images(Shape.image(1, 2, 1)), SMALL), () -> generator(points, SMALL));
  }

  @Test
  void lossesAreLogTwoWhereTheDiscriminatorCannotTell() {
    assertEquals(Math.log(2), CrossEntropy.of(0), 1e-15);
    assertEquals(-0.5, CrossEntropy.derivative(0), 1e-15);
    for (double a : new double[] {-800, -3, 0.7, 40, 800}) {
      double step = 1e-4;
      double difference = (CrossEntropy.of(a + step) - CrossEntropy.of(a - step)) / (2 * step);
      assertEquals(difference, CrossEntropy.derivative(a), 1e-8, "at " + a);
      assertTrue(CrossEntropy.of(a) >= 0, "at " + a);
    }
    assertEquals(3, CrossEntropy.of(-3) - CrossEntropy.of(3), 1e-14);
  }

  private static void checkGradient(Learner learner, DoubleSupplier addGradient) {
    int length = learner.parameters().capacity();
    learner.gradient().zero(0, length);
    addGradient.getAsDouble();
    float[] gradient = new float[length];
    learner.gradient().read(0, gradient, 0, length);
    GradientCheck.compare(learner.parameters(), gradient, addGradient);
  }

  /** With units dropped; the activation is smooth, so that differences are. */
  @Test
  void gradientsAreThoseOfTheLosses() {
    int batch = 11;
    AdversarialObjective objective =
        Gan.objective(parameters(SMALL.replace("{", "{'latent': 2, 'activation': 'tanh', ")), 3);
    for (int i = 0; i < 2; i++) {
      objective.learners().get(i).begin(RandomStream.of(2, "parameters", i));
    }
    float[] items = new float[batch * 3];
    RandomStream.of(3, "items").fillGaussian(items, 0, items.length);
    try (Arena arena = new Arena()) {
      AdversarialObjective.Game game = objective.open(0, arena, batch);
      checkGradient(
          objective.discriminator(),
          () ->
              game.addDiscriminatorGradient(
                  items, RandomStream.of(4, "latents"), RandomStream.of(5, "dropout")));
      checkGradient(
          objective.generator(),
          () ->
              game.addGeneratorGradient(
                  RandomStream.of(4, "latents"), RandomStream.of(5, "dropout")));
    }
  }

  /** N(30, 5^2), far from where the networks begin but for the standardisation. */
  @Test
  void learnsANormalLaw() {
    Dataset dataset = new Gaussian(new double[] {30}, new double[][] {{25}});
    String json =
        "{'generator': [16, 16], 'discriminator': [32, 32], 'dropout': 0, 'steps': 2000,"
            + " 'batch': 128, 'generatorOptimizer': OPTIMIZER, 'discriminatorOptimizer': OPTIMIZER}"
                .replace("OPTIMIZER", "{'use': 'adam', 'learningRate': 5e-4, 'beta1': 0}");
    Generator generator = GeneratorContract.trained(() -> generator(dataset, json));
    int count = 20_000;
    RandomStream[] random = new RandomStream[count];
    Arrays.setAll(random, i -> RandomStream.of(1, "samples", i));
    float[] samples = new float[count];
    generator.sample(random, 1, samples, 0);
    double mean = 0;
    double square = 0;
    for (float x : samples) {
      mean += x / count;
      square += (double) x * x / count;
    }
    assertEquals(30, mean, 0.5);
    assertEquals(5, Math.sqrt(square - mean * mean), 0.5);
  }

  private static long memory(String json) {
    return generator(skew(), json).memory();
  }

  @Test
  void tellsHowMuchMemoryItNeeds() {
    long least = memory("{'generator': [1000], 'discriminator': [1000]}");
    // A million weights more, with gradient and moments, and a pass of 128 items.
    long deeper = memory("{'generator': [1000, 1000], 'discriminator': [1000]}") - least;
    assertTrue(deeper >= 16_000_000 && deeper < 20_000_000, "" + deeper);
    // 200,000 items in 1000 units.
    long more = memory("{'generator': [1000], 'discriminator': [1000], 'batch': 100000}") - least;
    assertTrue(more >= 799_000_000, "" + more);
  }

  @Test
  void refusesWhatCannotBe() {
    InvalidExperimentException large =
        assertThrows(
            InvalidExperimentException.class,
            () -> generator(skew(), "{'generator': [65536, 65536, 65536]}"));
    assertTrue(large.getMessage().contains("parameters"), large.getMessage());
    assertThrows(InvalidExperimentException.class, () -> generator(skew(), "{'dropout': 1}"));
    assertThrows(InvalidExperimentException.class, () -> generator(skew(), "{'prior': 'cauchy'}"));
    InvalidExperimentException batch =
        assertThrows(
            InvalidExperimentException.class,
            () ->
                generator(
                    new Images(Shape.image(1000, 1000, 3)),
                    "{'generator': [1], 'discriminator': [1], 'batch': 1000000}"));
    assertEquals("/batch", batch.parameter());
  }
}
