package org.langevin.api.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;

class LogSnrTest {
  /** dX = -X dt + sqrt(2) dW, or a process that comes to rest before the horizon. */
  private record Process(double rest) implements Sde {
    @Override
    public double horizon() {
      return 2;
    }

    @Override
    public Coefficients coefficients(double t) {
      return rest > horizon()
          ? Coefficients.of(-1, Math.sqrt(2))
          : Coefficients.of(0, Math.pow(Math.max(0, rest - t), 4));
    }

    @Override
    public Prior prior() {
      return new Prior() {
        @Override
        public void sample(RandomStream random, float[] target, int offset, int dimension) {
          random.fillGaussian(target, offset, dimension);
        }

        @Override
        public double logDensity(float[] x, int offset, int dimension) {
          return 0;
        }
      };
    }
  }

  private record Closed(Process process) implements Sde, Marginals {
    @Override
    public double horizon() {
      return process.horizon();
    }

    @Override
    public Coefficients coefficients(double t) {
      return process.coefficients(t);
    }

    @Override
    public Prior prior() {
      return process.prior();
    }

    @Override
    public Marginal at(double t) {
      return new Marginal(StrictMath.exp(-t), 0, Math.sqrt(-StrictMath.expm1(-2 * t)));
    }
  }

  private static final SdeTime TIME = new SdeTime(new Closed(new Process(9)));

  /** e^lambda = e^(-2t) / (1 - e^(-2t)), so t = log(1 + e^(-lambda)) / 2. */
  @ParameterizedTest
  @ValueSource(doubles = {-3.9, -1, 0, 2.5, 8, 13, 14, 20, 60, 300})
  void itIsTheTimeInOtherWords(double lambda) {
    for (SdeTime time : new SdeTime[] {TIME, new SdeTime(new Process(9))}) {
      double tolerance = time == TIME ? 1e-10 : 1e-6;
      LogSnr ratio = new LogSnr(time);
      double t = Math.log1p(Math.exp(-lambda)) / 2;
      assertEquals(1, ratio.time(lambda) / t, tolerance);
      if (lambda < 60) {
        assertEquals(lambda, ratio.condition(t), 20 * tolerance * Math.max(1, Math.abs(lambda)));
      }
      Marginal law = ratio.law(lambda).orElseThrow();
      assertEquals(lambda, LogSnr.of(law), 20 * tolerance * Math.max(1, Math.abs(lambda)));
      assertEquals(lambda / 4, ratio.feature(lambda));
    }
  }

  @Test
  void itLiesBetweenTheHorizonAndInfinity() {
    LogSnr ratio = new LogSnr(TIME);
    assertEquals(-Math.log(Math.expm1(4)), ratio.low(), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, ratio.high());
    assertEquals(2, ratio.time(ratio.low()), 1e-9);
    assertEquals(2, ratio.time(-100), "what was rounded lies beyond the horizon");
    assertEquals(0, ratio.time(Double.POSITIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, ratio.condition(0));
    assertTrue(ratio.isGiven() && ratio.standard().isEmpty());
    assertEquals(ratio.condition(0.5), ratio.looks()[1]);
    assertEquals(new LogSnr(TIME), ratio);
    assertNotEquals(new LogSnr(new SdeTime(new Process(9))), ratio);
    assertTrue(ratio.ability(AtTime.class).isPresent());
  }

  @Test
  void aRatioThatDoesNotFallIsRefused() {
    SdeTime time = new SdeTime(new Process(1));
    assertThrows(IllegalArgumentException.class, () -> new LogSnr(time));
  }
}
