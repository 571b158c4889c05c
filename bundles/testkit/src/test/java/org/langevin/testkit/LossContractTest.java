package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossShare;
import org.langevin.api.sde.Marginal;

/** The checks let a right loss pass, and no wrong one. */
class LossContractTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final GaussianFamily FAMILY =
      new GaussianFamily(DATA, Condition.NONE, c -> Marginal.START);

  /** 1/2 |s - target|^2 with the target in proportion to the exact score. */
  private record Explicit(double factor, DoubleUnaryOperator slope) implements Loss {
    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public double evaluate(LossShare share) {
      int length = share.size() * share.dimension();
      float[] score = share.scratch(0, length);
      float[] exact = share.scratch(1, length);
      share.forward(share.data(), new float[share.size()], score);
      double sum = 0;
      for (int i = 0; i < length; i += share.dimension()) {
        DATA.score(share.data(), i, exact);
        for (int j = i; j < i + share.dimension(); j++) {
          double miss = score[j] - factor * exact[j];
          sum += 0.5 * miss * miss;
          score[j] = (float) slope.applyAsDouble(miss);
        }
      }
      share.backward(score);
      return sum;
    }
  }

  @Test
  void aRightLossPasses() {
    Loss loss = new Explicit(1, miss -> miss);
    LossContract.gradientIsThatOfTheValue(loss, DATA);
    LossContract.minimiserIsTheExactScore(loss, DATA, FAMILY, 30, 1e-3);
  }

  @Test
  void aLossThatWritesToItsItemsFails() {
    Loss right = new Explicit(1, miss -> miss);
    Loss careless =
        new Loss() {
          @Override
          public Condition condition() {
            return right.condition();
          }

          @Override
          public double evaluate(LossShare share) {
            double sum = right.evaluate(share);
            share.data()[0] = 0;
            return sum;
          }
        };
    assertThrows(AssertionError.class, () -> LossContract.gradientIsThatOfTheValue(careless, DATA));
  }

  @Test
  void aGradientWithoutItsFactorFails() {
    Loss loss = new Explicit(1, miss -> 2 * miss);
    assertThrows(AssertionError.class, () -> LossContract.gradientIsThatOfTheValue(loss, DATA));
  }

  @Test
  void aLossThatLearnsHalfTheScoreFails() {
    Loss loss = new Explicit(0.5, miss -> miss);
    LossContract.gradientIsThatOfTheValue(loss, DATA);
    assertThrows(
        AssertionError.class,
        () -> LossContract.minimiserIsTheExactScore(loss, DATA, FAMILY, 30, 1e-3));
  }
}
