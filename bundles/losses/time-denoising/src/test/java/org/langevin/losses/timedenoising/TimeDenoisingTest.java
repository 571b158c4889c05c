package org.langevin.losses.timedenoising;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.loss.Loss;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.MarginalTable;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.GaussianFamily;
import org.langevin.testkit.LossContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;
import org.langevin.testkit.TestShare;

class TimeDenoisingTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final TestSde SDE = new TestSde(1.5, 0.7, 2);

  private static Loss loss(Gaussian data, double epsilon, String weighting) {
    TimeDenoising plugin = new TimeDenoising();
    return plugin.create(
        Parameters.of(plugin, Map.of("epsilon", epsilon, "weighting", weighting)),
        TestExperiment.of(data).with(SDE));
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
        Requirements.of(Sde.class, Marginals.class), plugin.requires(Parameters.of(plugin)));
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> loss(DATA, 2, "variance"));
    assertEquals("/epsilon", refusal.parameter());
  }
}
