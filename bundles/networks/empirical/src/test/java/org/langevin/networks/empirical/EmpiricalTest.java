package org.langevin.networks.empirical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.Capable;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.NetworkContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;
import org.langevin.testkit.UnequalSde;

class EmpiricalTest {
  private static final float[] FIVE = {0, 1, 2, -1, 0.5f, 0.25f, -3, 0, 2, 2};

  private static ScoreNetwork network(NetworkContext context, Map<String, ?> parameters) {
    Empirical plugin = new Empirical();
    return plugin.create(Parameters.of(plugin, parameters), context);
  }

  private static float[] score(ScoreNetwork network, float condition, float... x) {
    float[] score = new float[x.length];
    int count = x.length / network.shape().dimension();
    float[] conditions = new float[count];
    Arrays.fill(conditions, condition);
    network.open(null, count).forward(new Batch(count, x, conditions), score);
    return score;
  }

  private static double energy(ScoreNetwork network, float condition, float... x) {
    float[] energy = new float[1];
    network
        .ability(EnergyNetwork.class)
        .orElseThrow()
        .open(null, 1)
        .forward(new Batch(1, x, new float[] {condition}), energy);
    return energy[0];
  }

  /** Of one item the law is normal: the score is -(L L^T)^-1 (x - M y - b). */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 1, 1e3})
  void ofOneItem(double noise) {
    ScoreNetwork network = network(TestExperiment.of(new Points(2, 3, -1)), Map.of("noise", noise));
    float[] x = {(float) (3 + 2 * noise), -1};
    float[] score = score(network, 0, x);
    assertEquals(-(x[0] - 3) / (noise * noise), score[0], 1e-6 * Math.abs(score[0]));
    assertEquals(0, score[1], 0);
    double z = (x[0] - 3) / noise;
    assertEquals(
        z * z / 2 + Math.log(2 * Math.PI) + 2 * Math.log(noise), energy(network, 0, x), 1e-5);
  }

  /** Of the items -a and a: the score is (a tanh(a x / s^2) - x) / s^2. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.01, 0.3, 2, 1e4})
  void ofTwoItems(double noise) {
    float a = 1.5f;
    ScoreNetwork network = network(TestExperiment.of(new Points(1, -a, a)), Map.of("noise", noise));
    double square = noise * noise;
    for (float x : new float[] {0, (float) (square / 3), -1e-9f, 0.2f, 1.5f, -7}) {
      double exact = (a * Math.tanh(a * x / square) - x) / square;
      float score = score(network, 0, x)[0];
      assertEquals(exact, score, 1e-6 * Math.abs(exact));
      double energy = energy(network, 0, x);
      double mixture =
          (x * x + a * a) / (2 * square)
              - logCosh(a * x / square)
              + 0.5 * Math.log(2 * Math.PI)
              + Math.log(noise);
      assertEquals(mixture, energy, 1e-5 * (1 + Math.abs(mixture)));
    }
  }

  private static double logCosh(double z) {
    double size = Math.abs(z);
    return size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
  }

  private static List<Sde> sdes() {
    return List.of(new TestSde(1.5, 0.7, 2), new DampedSde(0.3, 2), new UnequalSde(2, 1, 2));
  }

  /** The energy by the laws of the items' states, and the score by its differences. */
  @ParameterizedTest
  @MethodSource("sdes")
  void underAnyLaw(Sde sde) {
    ScoreNetwork network = network(TestExperiment.of(new Points(2, FIVE)).with(sde), Map.of());
    int dimension = network.shape().dimension();
    RandomStream random = RandomStream.of(1, "states");
    for (float t : new float[] {0.05f, 0.3f, 1.9f}) {
      Transition law = new SdeTime(sde).transition(t).orElseThrow();
      for (int draw = 0; draw < 10; draw++) {
        float[] x = new float[dimension];
        for (int j = 0; j < dimension; j++) {
          x[j] = (float) (2 * random.nextGaussian());
        }
        double logDensity = logDensity(law, x);
        assertEquals(-logDensity, energy(network, t, x), 1e-6 * (10 + Math.abs(logDensity)));
        float[] score = score(network, t, x);
        for (int j = 0; j < dimension; j++) {
          float[] ahead = x.clone();
          float[] behind = x.clone();
          ahead[j] += 1e-4f;
          behind[j] -= 1e-4f;
          double difference =
              (logDensity(law, ahead) - logDensity(law, behind)) / ((double) ahead[j] - behind[j]);
          assertEquals(difference, score[j], 2e-5 * (100 + Math.abs(difference)));
        }
      }
    }
  }

  private static double logDensity(Transition law, float[] x) {
    double[] terms = new double[5];
    Arrays.setAll(terms, i -> law.logDensity(FIVE, 2 * i, x, 0, 2));
    double largest = Arrays.stream(terms).max().orElseThrow();
    return largest + Math.log(Arrays.stream(terms).map(t -> Math.exp(t - largest)).sum() / 5);
  }

  /** Where nothing is left of the items, and where all is. */
  @Test
  void atTheEndsOfTheSignal() {
    ScoreNetwork far =
        network(TestExperiment.of(new Points(1, 1, 2)).with(new TestSde(500, 0.5, 1)), Map.of());
    float[] score = score(far, 1, 2);
    double deviation = new TestSde(500, 0.5, 1).marginal(1).deviation();
    assertEquals(-1.5 / (deviation * deviation), score[0], 1e-5 / (deviation * deviation));
    assertTrue(Double.isFinite(energy(far, 1, 0.5f)));
    // At the mean of all, seen from far away.
    ScoreNetwork loud = network(TestExperiment.of(new Points(2, FIVE)), Map.of("noise", 1e6));
    assertArrayEquals(
        new float[] {(0.3f - 1e6f) / 1e12f, 0.45f / 1e12f}, score(loud, 0, 1e6f, 0), 1e-18f);
  }

  @Test
  void conditionsPerturbTheItems() {
    TestExperiment plain = TestExperiment.of(new Points(2, FIVE));
    ScoreNetwork fixed = network(plain, Map.of("noise", 0.25));
    ScoreNetwork levels = network(plain.with(NoiseLevels.of(1, 0.25)), Map.of());
    assertArrayEquals(score(fixed, 0, 0.3f, 0.7f), score(levels, 0.25f, 0.3f, 0.7f), 0);
    ScoreNetwork noise = network(plain, Map.of("condition", "noise"));
    assertEquals(NoiseLevel.ANY, noise.condition());
    assertArrayEquals(score(fixed, 0, 0.3f, 0.7f), score(noise, 0.25f, 0.3f, 0.7f), 0);
    assertEquals(0, noise.parameterCount());
    assertEquals(
        "/noise",
        assertThrows(InvalidExperimentException.class, () -> network(plain, Map.of())).parameter());
    assertEquals(
        "/noise",
        assertThrows(
                InvalidExperimentException.class,
                () -> network(plain.with(NoiseLevel.ANY), Map.of("noise", 0.5)))
            .parameter());
  }

  @Test
  void aClassHasItsOwnItems() {
    TestExperiment experiment = TestExperiment.of(new Points(2, FIVE));
    ScoreNetwork network = network(experiment, Map.of("noise", 0.7, "classes", true));
    assertEquals(2, network.ability(ClassConditional.class).orElseThrow().classes());
    float[] x = {0.3f, -1, 0.3f, -1, 0.3f, -1};
    float[] score = new float[6];
    network.open(null, 3).forward(new Batch(3, x, new float[3], new int[] {0, -1, 1}), score);
    // Of class 0 are the first, third and fifth, of 1 the others.
    float[] even = {0, 1, 0.5f, 0.25f, 2, 2};
    float[] odd = {2, -1, -3, 0};
    Map<String, ?> noise = Map.of("noise", 0.7);
    float[] expected = new float[6];
    System.arraycopy(
        score(network(TestExperiment.of(new Points(2, even)), noise), 0, 0.3f, -1),
        0,
        expected,
        0,
        2);
    System.arraycopy(score(network(experiment, noise), 0, 0.3f, -1), 0, expected, 2, 2);
    System.arraycopy(
        score(network(TestExperiment.of(new Points(2, odd)), noise), 0, 0.3f, -1),
        0,
        expected,
        4,
        2);
    assertArrayEquals(expected, score, 1e-6f);
    Empirical plugin = new Empirical();
    assertTrue(
        plugin
            .requires(Parameters.of(plugin, Map.of("classes", true, "condition", "none")))
            .equals(Requirements.of(Labels.class)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            network(TestExperiment.of(new Points(2, 1, 1)), Map.of("noise", 1, "classes", true))
                .open(null, 1)
                .forward(new Batch(1, new float[2], new float[1], new int[] {1}), new float[2]));
  }

  @Test
  void keepsTheContract() {
    NetworkContract.holds(
        network(TestExperiment.of(new Points(2, FIVE)), Map.of("noise", 1)), 5, 1e-2);
    NetworkContract.holds(
        network(TestExperiment.of(new Points(2, FIVE)).with((Sde) new DampedSde(0.3, 2)), Map.of()),
        5,
        2e-2);
  }

  @Test
  void whatAnItemReceivesDoesNotDependOnTheBatch() {
    RandomStream random = RandomStream.of(5, "many");
    float[] items = new float[3000];
    float[] x = new float[2 * 777];
    for (int i = 0; i < items.length; i++) {
      items[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    ScoreNetwork network = network(TestExperiment.of(new Points(2, items)), Map.of("noise", 0.1));
    float[] all = score(network, 0, x);
    for (int i = 0; i < 777; i += 50) {
      float[] alone = score(network, 0, x[2 * i], x[2 * i + 1]);
      assertArrayEquals(new float[] {all[2 * i], all[2 * i + 1]}, alone, 0);
    }
  }

  @Test
  void aLawWithoutNoiseIsRefused() {
    ScoreNetwork network =
        network(TestExperiment.of(new Points(2, FIVE)).with(new TestSde(1.5, 0.7, 2)), Map.of());
    assertThrows(IllegalArgumentException.class, () -> score(network, 0, 1, 1));
    assertEquals(0, Marginal.START.deviation(), 0);
  }

  /** Given points, whose classes alternate. */
  private record Points(int dimension, float... values) implements Dataset {
    @Override
    public Shape shape() {
      return Shape.point(dimension);
    }

    @Override
    public Items training() {
      int[] labels = new int[values.length / dimension];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = i % 2;
      }
      return Items.of(shape(), values.clone(), labels);
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return Capable.offer(type, new Labels(List.of("even", "odd")), this);
    }
  }
}
