package org.langevin.losses.timedenoising;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.MarginalTable;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transitions;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.GaussianFamily;
import org.langevin.testkit.LossContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;
import org.langevin.testkit.TestShare;
import org.langevin.testkit.UnequalSde;

class TimeDenoisingTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final TestSde SDE = new TestSde(1.5, 0.7, 2);

  private static Loss loss(Gaussian data, double epsilon, String weighting) {
    TimeDenoising plugin = new TimeDenoising();
    return plugin.create(
        Parameters.of(plugin, Map.of("epsilon", epsilon, "weighting", weighting)),
        TestExperiment.of(data).with(SDE));
  }

  private static Loss loss(Sde sde, double epsilon, String weighting) {
    TimeDenoising plugin = new TimeDenoising();
    return plugin.create(
        Parameters.of(plugin, Map.of("epsilon", epsilon, "weighting", weighting)),
        TestExperiment.of(DATA).with(sde));
  }

  private static GaussianFamily family(Loss loss) {
    return new GaussianFamily(
        DATA, loss.condition(), c -> loss.condition().transition(c).orElseThrow());
  }

  /** With velocities, and with rates of their own for each component. */
  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform", "likelihood"})
  void gradientIsThatOfTheValueForAnyLinearSde(String weighting) {
    LossContract.gradientIsThatOfTheValue(loss(new DampedSde(0.3, 2), 0.5, weighting), DATA);
    LossContract.gradientIsThatOfTheValue(loss(new UnequalSde(1, 0.5, 3), 0.1, weighting), DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform", "likelihood"})
  void minimiserIsTheExactScoreForRatesOfTheirOwn(String weighting) {
    Loss loss = loss(new UnequalSde(1, 0.5, 3), 0.2, weighting);
    LossContract.minimiserIsTheExactScore(loss, DATA, family(loss), 20_000, 0.05);
  }

  @Test
  void theRatioOfSignalToNoiseTeachesTheSameScores() {
    TimeDenoising plugin = new TimeDenoising();
    Loss loss =
        plugin.create(
            Parameters.of(plugin, Map.of("epsilon", 0.1, "conditioning", "log-snr")),
            TestExperiment.of(DATA).with(SDE));
    assertEquals("log-snr", loss.condition().id());
    LossContract.gradientIsThatOfTheValue(loss, DATA);
    LossContract.minimiserIsTheExactScore(loss, DATA, family(loss), 20_000, 0.05);
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () ->
                plugin.create(
                    Parameters.of(plugin, Map.of("conditioning", "log-snr")),
                    TestExperiment.of(DATA).with(new DampedSde(0.3, 2))));
    assertEquals("/conditioning", refusal.parameter());
  }

  /** The likelihood's weight leaves the score of the positions free. */
  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform"})
  void minimiserIsTheExactScoreWithVelocities(String weighting) {
    Loss loss = loss(new DampedSde(0.3, 2), 0.8, weighting);
    LossContract.minimiserIsTheExactScore(loss, DATA, family(loss), 20_000, 0.06);
  }

  /** |L^T (s + L^-T z)|^2 for components that are alike is what it is for numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform", "likelihood"})
  void numbersAreTheSpecialCase(String weighting) {
    Loss scalar = loss(new TestSde(1.5, 0, 2), 0.1, weighting);
    Loss equal = loss(new UnequalSde(2, 1.5, 1.5), 0.1, weighting);
    ScoreNetwork network = family(scalar);
    FloatBuffer parameters = Buffers.of(new double[] {0.8, 0.1, -0.3, 0.2});
    float[] items = DATA.draw(50, RandomStream.of(2, "items"));
    TestShare.Result first = TestShare.evaluate(scalar, network, parameters, items, 1);
    TestShare.Result second = TestShare.evaluate(equal, network, parameters, items, 1);
    assertEquals(first.value(), second.value(), 1e-4 * first.value());
    for (int k = 0; k < 4; k++) {
      assertEquals(first.gradient()[k], second.gradient()[k], 1e-3 * first.value());
    }
  }

  /** Likelihood's weight takes the velocity's part of the score alone. */
  @Test
  void onlyTheVelocitiesCountInTheLikelihood() {
    Loss loss = loss(new DampedSde(0.3, 2), 0.5, "likelihood");
    FloatBuffer zero = Buffers.of(new double[6]);
    FloatBuffer shifted = Buffers.of(new double[] {0, 0, 7, 0, -7, 0});
    float[] items = DATA.draw(50, RandomStream.of(2, "items"));
    double value = TestShare.evaluate(loss, family(loss), zero, items, 1).value();
    assertEquals(
        value, TestShare.evaluate(loss, family(loss), shifted, items, 1).value(), 1e-3 * value);
    FloatBuffer pushed = Buffers.of(new double[] {0, 0, 0, 7, 0, 0});
    assertTrue(TestShare.evaluate(loss, family(loss), pushed, items, 1).value() > value + 50);
  }

  private static GaussianFamily family(Gaussian data) {
    return new GaussianFamily(data, TestSde.TIME, new MarginalTable(SDE)::at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform", "likelihood"})
  void gradientIsThatOfTheValue(String weighting) {
    LossContract.gradientIsThatOfTheValue(loss(DATA, 0.1, weighting), DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform", "likelihood"})
  void minimiserIsTheExactScore(String weighting) {
    LossContract.minimiserIsTheExactScore(
        loss(DATA, 0.2, weighting), DATA, family(DATA), 20_000, 0.05);
  }

  /**
   * For data of variance v per component the exact score leaves a loss of lambda(t) m^2 v / (s^2
   * (m^2 v + s^2)) per component.
   */
  @ParameterizedTest
  @ValueSource(strings = {"variance", "uniform", "likelihood"})
  void valueAtTheExactScoreIsKnown(String weighting) {
    double v = 0.5;
    Gaussian data =
        new Gaussian(new double[] {2, -1, 0}, new double[][] {{v, 0, 0}, {0, v, 0}, {0, 0, v}});
    GaussianFamily family = family(data);
    double value =
        TestShare.evaluate(
                loss(data, 0.2, weighting),
                family,
                Buffers.of(family.exact()),
                data.draw(40_000, RandomStream.of(2, "items")),
                1)
            .value();
    double expected = 0;
    int times = 2000;
    for (int i = 0; i < times; i++) {
      Marginal marginal = SDE.marginal(0.2 + (i + 0.5) / times * 1.8);
      double signal = Math.pow(marginal.scale(), 2) * v;
      double noise = Math.pow(marginal.deviation(), 2);
      double weight =
          switch (weighting) {
            case "variance" -> noise;
            case "uniform" -> 1;
            default -> 3;
          };
      expected += 3 * weight * signal / (noise * (signal + noise)) / times;
    }
    assertEquals(expected, value, 0.02 * expected);
  }

  @Test
  void whatCannotWorkIsRefused() {
    TimeDenoising plugin = new TimeDenoising();
    assertEquals(
        Requirements.of(Sde.class, Transitions.class), plugin.requires(Parameters.of(plugin)));
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> loss(DATA, 2, "variance"));
    assertEquals("/epsilon", refusal.parameter());
  }
}
