package org.langevin.losses.ncsn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.loss.Loss;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.GaussianFamily;
import org.langevin.testkit.LossContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestShare;

class NcsnLossTest {
  private static final Gaussian DATA = Gaussian.skew();

  private static Loss loss(Map<String, ?> parameters) {
    NcsnLoss plugin = new NcsnLoss();
    return plugin.create(Parameters.of(plugin, parameters), TestExperiment.of(DATA));
  }

  private static Loss loss(String weighting) {
    return loss(Map.of("levels", new double[] {2, 1, 0.5}, "weighting", weighting));
  }

  private static GaussianFamily family(Gaussian data) {
    return new GaussianFamily(data, NoiseLevel.ANY, Marginal::noise);
  }

  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform", "inverse-variance"})
  void gradientIsThatOfTheValue(String weighting) {
    LossContract.gradientIsThatOfTheValue(loss(weighting), DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform", "inverse-variance"})
  void minimiserIsTheExactScoreAtEachLevel(String weighting) {
    LossContract.minimiserIsTheExactScore(loss(weighting), DATA, family(DATA), 40_000, 0.08);
  }

  /** On N(0, I) the exact score leaves lambda / (sigma^2 (1 + sigma^2)) per component. */
  @ParameterizedTest
  @CsvSource({"variance, 2", "uniform, 0", "inverse-variance, -2"})
  void valueAtTheExactScoreIsKnown(String weighting, double power) {
    Gaussian standard = Gaussian.standard(2);
    GaussianFamily family = family(standard);
    double expected = 0;
    for (double sigma : new double[] {2, 1, 0.5}) {
      expected += 2 * Math.pow(sigma, power - 2) / (1 + sigma * sigma) / 3;
    }
    double value =
        TestShare.evaluate(
                loss(weighting),
                family,
                Buffers.of(family.exact()),
                standard.draw(60_000, RandomStream.of(3, "items")),
                1)
            .value();
    assertEquals(expected, value, 0.03 * expected);
  }

  @Test
  void levelsAreGeometricUnlessTheyAreGiven() {
    assertArrayEquals(
        new double[] {1, 0.1, 0.01},
        loss(Map.of("count", 3)).ability(NoiseLevels.class).orElseThrow().toArray(),
        1e-12);
    assertEquals(10, loss(Map.of()).ability(NoiseLevels.class).orElseThrow().count());
    assertArrayEquals(
        new double[] {2, 1, 0.5},
        loss("uniform").ability(NoiseLevels.class).orElseThrow().toArray());
    assertEquals(1, loss(Map.of("count", 1)).ability(NoiseLevels.class).orElseThrow().level(0));
  }

  @Test
  void whatCannotWorkIsRefused() {
    refuses("/smallest", Map.of("largest", 0.01));
    refuses("/levels/1", Map.of("levels", new double[] {1, 1}));
  }

  private static void refuses(String pointer, Map<String, ?> parameters) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> loss(parameters));
    assertEquals(pointer, refusal.parameter());
  }
}
