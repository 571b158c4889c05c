package org.langevin.networks.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transitions;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.NetworkContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;
import org.langevin.testkit.UnequalSde;

class ExactTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final TestSde SDE = new TestSde(1.5, 0.7, 0.1);

  private static ScoreNetwork network(NetworkContext context, double noise) {
    Exact plugin = new Exact();
    return plugin.create(Parameters.of(plugin, Map.of("noise", noise)), context);
  }

  private static void isTheScoreOf(Gaussian expected, ScoreNetwork network, float condition) {
    float[] x = {0.3f, -2, 4, 1.5f};
    float[] score = new float[4];
    network.open(null, 2).forward(new Batch(2, x, new float[] {condition, condition}), score);
    float[] energy = new float[2];
    network
        .ability(EnergyNetwork.class)
        .orElseThrow()
        .open(null, 2)
        .forward(new Batch(2, x, new float[] {condition, condition}), energy);
    float[] exact = new float[4];
    for (int i = 0; i < 2; i++) {
      expected.score(x, 2 * i, exact);
      assertEquals(-expected.logDensity(x, 2 * i), energy[i], 1e-4);
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(exact[i], score[i], 1e-4);
    }
  }

  @Test
  void conditionsPerturbTheData() {
    TestExperiment plain = TestExperiment.of(DATA);
    isTheScoreOf(DATA, network(plain, 0), 9);
    isTheScoreOf(DATA.perturbed(Marginal.noise(0.5)), network(plain, 0.5), 9);
    isTheScoreOf(
        DATA.perturbed(Marginal.noise(0.25)),
        network(plain.with(NoiseLevels.of(1, 0.25)), 0),
        0.25f);
    // As a float, 0.1 is a little more than the horizon.
    isTheScoreOf(DATA.perturbed(SDE.marginal(0.1)), network(plain.with(SDE), 0), 0.1f);
  }

  @Test
  void theConditionMayBeChosen() {
    Exact plugin = new Exact();
    TestExperiment timed = TestExperiment.of(DATA).with(SDE);
    ScoreNetwork noisy = plugin.create(Parameters.of(plugin, Map.of("condition", "noise")), timed);
    assertEquals(NoiseLevel.ANY, noisy.condition());
    isTheScoreOf(DATA.perturbed(Marginal.noise(2)), noisy, 2);
    ScoreNetwork plain = plugin.create(Parameters.of(plugin, Map.of("condition", "none")), timed);
    assertEquals(Condition.NONE, plain.condition());
    isTheScoreOf(DATA, plain, 2);
    assertEquals(timed.condition(), network(timed, 0).condition());
  }

  @Test
  void itemsOfOneBatchMayHaveDifferentConditions() {
    ScoreNetwork network = network(TestExperiment.of(DATA).with(SDE), 0);
    float[] x = {1, 2, 1, 2};
    float[] score = new float[4];
    network.open(null, 2).forward(new Batch(2, x, new float[] {0.02f, 0.09f}), score);
    float[] exact = new float[4];
    DATA.perturbed(SDE.marginal(0.02)).score(x, 0, exact);
    DATA.perturbed(SDE.marginal(0.09)).score(x, 2, exact);
    for (int i = 0; i < 4; i++) {
      assertEquals(exact[i], score[i], 1e-4);
    }
  }

  @Test
  void ofAnSdeWithVelocitiesItIsTheStatesScore() {
    Sde sde = new DampedSde(0.3, 2);
    ScoreNetwork network = network(TestExperiment.of(DATA).with(sde), 0);
    assertEquals(Shape.point(4), network.shape());
    float[] x = {0.3f, -2, 1, 0.5f};
    float[] score = new float[4];
    network.open(null, 1).forward(new Batch(1, x, new float[] {0.8f}), score);
    float[] exact = new float[4];
    DATA.perturbed(sde.transition(0.8f)).score(x, 0, exact);
    assertArrayEquals(exact, score, 1e-4f);
    NetworkContract.holds(network, 5, 2e-2);
  }

  @Test
  void aDatasetThatKnowsNumbersOnlyIsRefused() {
    Dataset numbers = new Perturbed(marginal -> DATA.density(marginal).orElseThrow());
    assertEquals(0, network(TestExperiment.of(numbers).with(SDE), 0).parameterCount());
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () -> network(TestExperiment.of(numbers).with((Sde) new UnequalSde(1, 1, 2)), 0));
    assertEquals("/condition", refusal.parameter());
  }

  @Test
  void derivativesAreThoseOfTheScore() {
    NetworkContract.holds(network(TestExperiment.of(DATA), 0), 5, 1e-2);
  }

  @Test
  void aDatasetWithoutADensityIsRefused() {
    Dataset points = new Perturbed(DATA.ability(PerturbedDensity.class).orElseThrow());
    assertThrows(InvalidExperimentException.class, () -> network(TestExperiment.of(points), 0));
    assertEquals(0, network(TestExperiment.of(points), 0.5).parameterCount());
    Exact plugin = new Exact();
    assertEquals(
        Requirements.of(PerturbedDensity.class, Sde.class, Transitions.class),
        plugin.requires(Parameters.of(plugin, Map.of("condition", "time"))));
  }

  @Test
  void noiseBesideAConditionIsRefused() {
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () -> network(TestExperiment.of(DATA).with(NoiseLevel.ANY), 0.5));
    assertEquals("/noise", refusal.parameter());
  }

  /** Has a density only when it is perturbed. */
  private record Perturbed(PerturbedDensity density) implements Dataset {
    @Override
    public Shape shape() {
      return DATA.shape();
    }

    @Override
    public Items training() {
      return DATA.training();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      return DATA.heldOut(count, random);
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return type == PerturbedDensity.class ? Optional.of(type.cast(density)) : Optional.empty();
    }
  }
}
