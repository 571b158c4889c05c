package org.langevin.losses.implicit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
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

class ImplicitLossTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final GaussianFamily FAMILY =
      new GaussianFamily(DATA, Condition.NONE, c -> Marginal.START);

  private static Loss loss() {
    ImplicitLoss plugin = new ImplicitLoss();
    return plugin.create(Parameters.of(plugin), TestExperiment.of(DATA));
  }

  @Test
  void gradientIsThatOfTheValue() {
    LossContract.gradientIsThatOfTheValue(loss(), DATA);
    LossContract.gradientIsThatOfTheValue(loss(), Gaussian.standard(5));
  }

  @Test
  void minimiserIsTheExactScore() {
    LossContract.minimiserIsTheExactScore(loss(), DATA, FAMILY, 40_000, 0.05);
  }

  /** At the exact score it is -1/2 E |grad log p|^2: minus half the trace of the precision. */
  @Test
  void valueAtTheExactScoreIsKnown() {
    float[] items = DATA.draw(40_000, RandomStream.of(3, "items"));
    assertEquals(
        -0.5 * 2.3 / 0.84,
        TestShare.evaluate(loss(), FAMILY, Buffers.of(FAMILY.exact()), items, 1).value(),
        0.02);
  }
}
