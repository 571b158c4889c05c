package org.langevin.generators.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.Test;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorTraining;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Arena;
import org.langevin.nn.Learner;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.GeneratorContract;
import org.langevin.testkit.GradientCheck;
import org.langevin.testkit.Parameters;

class VaeTest {
  private static final String SMALL =
      "{'encoder': [7, 5], 'decoder': [5, 6], 'steps': 12, 'batch': 9}";
  private static final Map<String, AdamOptimizer> ADAM = Map.of("adam", new AdamOptimizer());

  private static Vae.Parameters parameters(String json) {
    return Parameters.parse(new Vae(), json, ADAM);
  }

  private static Generator generator(Dataset dataset, String json) {
    return new Vae().create(parameters(json), Contexts.generator(dataset));
  }

  @Test
  void keepsTheContract() {
    Dataset points = Gaussian.skew();
    int dimension = points.shape().dimension();
    GeneratorContract.trainingIsTold(() -> generator(points, SMALL));
    for (String json :
        new String[] {
          SMALL,
          SMALL.replace("{", "{'noise': true, "),
          SMALL.replace("{", "{'latent': 3, 'latents': 'uniform', ")
        }) {
      GeneratorContract.resumesToTheSameBits(() -> generator(points, json), dimension);
      GeneratorContract.samplesFollowTheirStreams(() -> generator(points, json), dimension);
    }
    GeneratorContract.damagedStatesAreRefused(() -> generator(points, SMALL), dimension);
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
    assertEquals(3413190035L, bits.getValue());
  }

  @Test
  void refusesTheStateOfOthers() {
    Dataset points = Gaussian.skew();
    for (String other : new String[] {"[7, 4]", "[8, 5]"}) {
      GeneratorContract.refusesTheStateOf(
          () -> generator(points, SMALL.replace("[7, 5]", other)), () -> generator(points, SMALL));
    }
  }

  /** Against the integral of q log(q / p), by the trapezoidal rule. */
  @Test
  void divergenceIsThatOfItsDefinition() {
    for (double[] law : new double[][] {{0, 1}, {1.5, 1}, {-0.3, 0.04}, {2, 9}, {0, 0.5}}) {
      double mean = law[0];
      double variance = law[1];
      double root = Math.sqrt(variance);
      double step = 1e-3;
      double sum = 0;
      for (double u = -12; u <= 12; u += step) {
        double z = mean + root * u;
        double logRatio = -0.5 * u * u - Math.log(root) + 0.5 * z * z;
        sum += step * Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI) * logRatio;
      }
      assertEquals(sum, Divergence.of(mean, Math.log(variance)), 1e-9, Arrays.toString(law));
    }
  }

  @Test
  void divergenceHasItsDerivatives() {
    double step = 1e-6;
    for (double logV : new double[] {-8, -0.5, 0, 1.3}) {
      double difference = Divergence.of(0.7, logV + step) - Divergence.of(0.7, logV - step);
      assertEquals(difference / (2 * step), Divergence.byLogVariance(logV), 1e-8);
    }
    double difference = Divergence.of(0.7 + step, -1) - Divergence.of(0.7 - step, -1);
    assertEquals(difference / (2 * step), Divergence.byMean(0.7), 1e-8);
  }

  /** The activation is smooth, so that differences are. */
  @Test
  void gradientsAreThoseOfTheBound() {
    int batch = 11;
    int dimension = 3;
    VariationalObjective objective =
        Vae.objective(
            parameters(
                SMALL.replace("{", "{'latent': 2, 'activation': 'tanh', 'deviation': 0.6, ")),
            dimension);
    for (int i = 0; i < 2; i++) {
      objective.learners().get(i).begin(RandomStream.of(2, "parameters", i));
    }
    float[] items = new float[batch * dimension];
    RandomStream.of(3, "items").fillGaussian(items, 0, items.length);
    try (Arena arena = new Arena()) {
      VariationalObjective.Bound bound = objective.open(0.4, arena, batch);
      for (Learner learner : objective.learners()) {
        int length = learner.parameters().capacity();
        learner.gradient().zero(0, length);
        bound.addGradients(items, RandomStream.of(4, "noise"));
        float[] gradient = new float[length];
        learner.gradient().read(0, gradient, 0, length);
        GradientCheck.compare(
            learner.parameters(),
            gradient,
            () -> bound.addGradients(items, RandomStream.of(4, "noise")).total());
      }
    }
  }

  /** What the last steps tell, in their mean. */
  private static Map<String, Double> lastLosses(Generator generator, int last) {
    Map<String, Double> means = new HashMap<>();
    generator.train(
        new GeneratorTraining() {
          @Override
          public RandomStream random(String purpose, long step) {
            return RandomStream.of(5, purpose, step);
          }

          @Override
          public void progress(int done, int total, Map<String, Double> losses) {
            if (done > total - last) {
              losses.forEach((name, loss) -> means.merge(name, loss / last, Double::sum));
            }
          }
        });
    return means;
  }

  /**
   * Linear networks on N(m, diag(a^2, b^2)) with correlated coordinates: with s^2 the least
   * eigenvalue of the correlations, the model can be the law itself, and its encoder the true
   * posterior (Tipping and Bishop 1999). Then the bound is tight, and equals the entropy of the
   * data in their own units.
   */
  @Test
  void theBoundIsTightForALinearModelOfANormalLaw() {
    double correlation = 0.8;
    double a = 3;
    double b = 0.5;
    Dataset dataset =
        new Gaussian(
            new double[] {10, -4},
            new double[][] {{a * a, correlation * a * b}, {correlation * a * b, b * b}});
    String json =
        "{'encoder': [], 'decoder': [], 'deviation': "
            + Math.sqrt(1 - correlation)
            + ", 'noise': true, 'steps': 2500, 'batch': 256, 'optimizer': {'use': 'adam',"
            + " 'learningRate': 0.01}}";
    Generator generator = generator(dataset, json);
    Map<String, Double> losses = lastLosses(generator, 500);
    double entropy = Math.log(2 * Math.PI * Math.E) + 0.5 * Math.log(a * a * b * b * (1 - 0.64));
    double bound = losses.get("negative_elbo");
    assertEquals(
        bound,
        losses.get("reconstruction") + losses.get("kl_divergence"),
        1e-9,
        "terms of the bound");
    assertEquals(entropy, bound, 0.03);
    // The mutual information of x and z: 1/2 log(2 * (1 + r) / 2 / (1 - r)) for two coordinates.
    assertEquals(
        0.5 * Math.log((1 + correlation) / (1 - correlation)), losses.get("kl_divergence"), 0.03);

    int count = 20_000;
    RandomStream[] random = new RandomStream[count];
    Arrays.setAll(random, i -> RandomStream.of(1, "samples", i));
    float[] samples = new float[2 * count];
    generator.sample(random, 2, samples, 0);
    double[] mean = new double[2];
    double[][] product = new double[2][2];
    for (int i = 0; i < samples.length; i += 2) {
      for (int j = 0; j < 2; j++) {
        mean[j] += samples[i + j] / count;
        for (int k = 0; k < 2; k++) {
          product[j][k] += (double) samples[i + j] * samples[i + k] / count;
        }
      }
    }
    assertEquals(10, mean[0], 0.15);
    assertEquals(-4, mean[1], 0.025);
    assertEquals(a * a, product[0][0] - mean[0] * mean[0], 0.05 * a * a);
    assertEquals(b * b, product[1][1] - mean[1] * mean[1], 0.05 * b * b);
    assertEquals(correlation * a * b, product[0][1] - mean[0] * mean[1], 0.05 * a * b);
  }

  /** It never falls below the entropy, whatever the decoder's deviation. */
  @Test
  void theBoundIsOne() {
    Dataset dataset = new Gaussian(new double[] {0}, new double[][] {{4}});
    double entropy = 0.5 * Math.log(2 * Math.PI * Math.E * 4);
    for (double deviation : new double[] {0.3, 0.7, 1.5}) {
      String json =
          "{'encoder': [16], 'decoder': [16], 'steps': 600, 'batch': 256, 'deviation': "
              + deviation
              + ", 'optimizer': {'use': 'adam', 'learningRate': 0.005}}";
      double bound = lastLosses(generator(dataset, json), 200).get("negative_elbo");
      assertTrue(bound > entropy - 0.02, deviation + ": " + bound + " of " + entropy);
    }
  }

  /** Without noise samples are the decoder's means: of one latent variable, a curve. */
  @Test
  void noiseIsAddedIfAskedFor() {
    Dataset dataset = Gaussian.skew();
    String json = "{'encoder': [], 'decoder': [], 'steps': 5, 'batch': 8}";
    Generator means = GeneratorContract.trained(() -> generator(dataset, json));
    Generator noisy =
        GeneratorContract.trained(() -> generator(dataset, json.replace("{", "{'noise': true, ")));
    Items items = dataset.training();
    int dimension = items.shape().dimension();
    double[] deviations = new double[dimension];
    float[] all = items.toArray();
    for (int j = 0; j < dimension; j++) {
      double sum = 0;
      double squares = 0;
      for (int i = j; i < all.length; i += dimension) {
        sum += all[i];
        squares += (double) all[i] * all[i];
      }
      double mean = sum / items.size();
      deviations[j] = Math.sqrt(squares / items.size() - mean * mean);
    }
    int count = 5000;
    double[] difference = new double[dimension];
    float[] x = new float[dimension];
    float[] y = new float[dimension];
    for (int i = 0; i < count; i++) {
      means.sample(RandomStream.of(1, "samples", i), x, 0);
      noisy.sample(RandomStream.of(1, "samples", i), y, 0);
      for (int j = 0; j < dimension; j++) {
        difference[j] += Math.pow((y[j] - x[j]) / deviations[j], 2) / count;
      }
    }
    for (int j = 0; j < dimension; j++) {
      assertEquals(0.01, difference[j], 0.001, "variance of the noise, coordinate " + j);
    }
  }
}
