package org.langevin.api.sde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarginalTableTest {
  /** dX = sigma^t dW, whose deviation is sqrt((sigma^2t - 1) / (2 log sigma)). */
  private record Exploding(double sigma, double horizon) implements Sde {
    @Override
    public Coefficients coefficients(double t) {
      return Coefficients.of(0, Math.pow(sigma, t));
    }

    @Override
    public Prior prior() {
      throw new UnsupportedOperationException();
    }
  }

  /** dX = (-beta X + c) dt + g dW. */
  private record Pulled(double beta, double c, double g, double horizon) implements Sde {
    @Override
    public Coefficients coefficients(double t) {
      return Coefficients.of(-beta, c, g);
    }

    @Override
    public Prior prior() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void explodingVarianceFollowsItsClosedForm() {
    MarginalTable table = new MarginalTable(new Exploding(25, 1));
    for (double t : new double[] {1e-5, 3.3e-4, 0.01, 0.123, 0.5, 0.98765, 1}) {
      double s = Math.sqrt(Math.expm1(2 * t * Math.log(25)) / (2 * Math.log(25)));
      Marginal marginal = table.at(t);
      assertEquals(s, marginal.deviation(), 1e-8 * s);
      assertEquals(1, marginal.scale());
      assertEquals(0, marginal.offset());
    }
    assertEquals(0, table.at(0).deviation());
  }

  @Test
  void driftMovesScaleAndOffset() {
    MarginalTable table = new MarginalTable(new Pulled(7, 3, 2, 2.5));
    for (double t : new double[] {1e-5, 0.001, 0.07, 0.6, 1.9, 2.5}) {
      Marginal marginal = table.at(t);
      double m = Math.exp(-7 * t);
      double s = Math.sqrt(4 / 14.0 * -Math.expm1(-14 * t));
      assertEquals(m, marginal.scale(), 1e-8);
      assertEquals(3 / 7.0 * (1 - m), marginal.offset(), 1e-8);
      assertEquals(s, marginal.deviation(), 1e-8 * s);
    }
  }

  @Test
  void onlyTimesWithinTheHorizonHaveAMarginal() {
    MarginalTable table = new MarginalTable(new Pulled(1, 0, 1, 0.1));
    assertEquals(table.at(0.1), table.at((float) 0.1));
    assertThrows(IllegalArgumentException.class, () -> table.at(-1e-9));
    assertThrows(IllegalArgumentException.class, () -> table.at(0.11));
    assertThrows(IllegalArgumentException.class, () -> table.at(Double.NaN));
  }
}
