package org.langevin.losses.explicit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
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

class ExplicitLossTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final GaussianFamily FAMILY =
      new GaussianFamily(DATA, Condition.NONE, c -> Marginal.START);

  private static Loss loss(Dataset data) {
    ExplicitLoss plugin = new ExplicitLoss();
    return plugin.create(Parameters.of(plugin), TestExperiment.of(data));
  }

  @Test
  void gradientIsThatOfTheValue() {
    LossContract.gradientIsThatOfTheValue(loss(DATA), DATA);
  }

  /** There is no noise: the minimiser is exact for any few items. */
  @Test
  void minimiserIsTheExactScore() {
    LossContract.minimiserIsTheExactScore(loss(DATA), DATA, FAMILY, 20, 1e-3);
  }

  /** E |grad log p|^2 is the trace of the precision matrix: 2.3 / 0.84 for this covariance. */
  @Test
  void valueIsHalfTheFisherDivergence() {
    float[] items = DATA.draw(40_000, RandomStream.of(3, "items"));
    assertEquals(
        0,
        TestShare.evaluate(loss(DATA), FAMILY, Buffers.of(FAMILY.exact()), items, 1).value(),
        1e-9);
    assertEquals(
        0.5 * 2.3 / 0.84,
        TestShare.evaluate(loss(DATA), FAMILY, Buffers.zeros(4), items, 1).value(),
        0.02);
  }

  @Test
  void itNeedsAnExactScore() {
    ExplicitLoss plugin = new ExplicitLoss();
    assertEquals(Requirements.of(Density.class), plugin.requires(Parameters.of(plugin)));
  }
}
