package org.langevin.api.sde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarginalIntegrationTest {
  /** dX = -2 (X - 3) dt + 0.7 dW, of which only drift and diffusion are given. */
  private static final Sde PROCESS =
      new Sde() {
        @Override
        public double horizon() {
          return 2;
        }

        @Override
        public Coefficients coefficients(double t) {
          return Coefficients.of(-2, 6, 0.7);
        }

        @Override
        public Prior prior() {
          throw new UnsupportedOperationException();
        }
      };

  @Test
  void theMarginalOfAnOrnsteinUhlenbeckProcessFollowsFromDriftAndDiffusion() {
    for (double t : new double[] {1e-6, 0.01, 0.5, 2}) {
      Marginal marginal = PROCESS.marginal(t);
      double decay = Math.exp(-2 * t);
      double deviation = Math.sqrt(0.49 / 4 * -Math.expm1(-4 * t));
      assertEquals(decay, marginal.scale(), 1e-8);
      assertEquals(3 * (1 - decay), marginal.offset(), 1e-8 * 3);
      assertEquals(deviation, marginal.deviation(), 1e-8 * deviation);
    }
  }

  @Test
  void atTimeZeroNothingHasHappened() {
    assertEquals(Marginal.START, PROCESS.marginal(0));
  }

  @Test
  void timesOutsideTheHorizonAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PROCESS.marginal(-0.1));
    assertThrows(IllegalArgumentException.class, () -> PROCESS.marginal(2.1));
  }
}
