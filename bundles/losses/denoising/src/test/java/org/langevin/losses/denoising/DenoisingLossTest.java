package org.langevin.losses.denoising;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.condition.Condition;
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

class DenoisingLossTest {
  private static final Gaussian DATA = Gaussian.skew();

  private static Loss loss(double sigma) {
    DenoisingLoss plugin = new DenoisingLoss();
    return plugin.create(Parameters.of(plugin, Map.of("sigma", sigma)), TestExperiment.of(DATA));
  }

  private static GaussianFamily family(Gaussian data, double sigma) {
    return new GaussianFamily(data, Condition.NONE, c -> Marginal.noise(sigma));
  }

  @Test
  void gradientIsThatOfTheValue() {
    LossContract.gradientIsThatOfTheValue(loss(0.8), DATA);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2})
  void minimiserIsTheScoreOfThePerturbedData(double sigma) {
    LossContract.minimiserIsTheExactScore(loss(sigma), DATA, family(DATA, sigma), 40_000, 0.05);
  }

  /** On N(0, v) the exact score leaves 1/2 v / (sigma^2 (v + sigma^2)) per component. */
  @Test
  void valueAtTheExactScoreIsKnown() {
    Gaussian standard = Gaussian.standard(3);
    GaussianFamily family = family(standard, 0.5);
    double value =
        TestShare.evaluate(
                loss(0.5),
                family,
                Buffers.of(family.exact()),
                standard.draw(20_000, RandomStream.of(3, "items")),
                1)
            .value();
    assertEquals(1.5 / (0.25 * 1.25), value, 0.08);
  }
}
