package org.langevin.api.condition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.langevin.api.NoiseLevels;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.Transitions;

class ConditionTest {
  /** The law of X_t is N(exp(-t) x, 1 - exp(-2 t)); counts how often its rates are asked for. */
  private static class Process implements Sde {
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public double horizon() {
      return 2;
    }

    @Override
    public Coefficients coefficients(double t) {
      asked.incrementAndGet();
      return Coefficients.of(-1, Math.sqrt(2));
    }

    @Override
    public Prior prior() {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Closed extends Process implements Marginals {
    @Override
    public Marginal at(double t) {
      return new Marginal(Math.exp(-t), 0, Math.sqrt(1 - Math.exp(-2 * t)));
    }
  }

  private static final class Nonlinear extends Process {
    @Override
    public Optional<NonlinearDrift> nonlinearDrift() {
      return Optional.of((x, t, drift) -> {});
    }
  }

  @Test
  void nothingIsTheLawOfTheData() {
    assertFalse(Condition.NONE.isGiven());
    assertEquals(Marginal.START, Condition.NONE.law(3).orElseThrow());
    assertEquals(0, Condition.NONE.feature(3));
    assertArrayEquals(new double[] {0}, Condition.NONE.looks());
  }

  @Test
  void aNoiseLevelIsToldByItsLogarithm() {
    NoiseLevel noise = new NoiseLevel(Optional.of(NoiseLevels.of(4, 2, 1, 0.5, 0.25)));
    assertEquals(Marginal.noise(0.3), noise.law(0.3).orElseThrow());
    assertEquals(Math.log(0.3), noise.feature(0.3), 1e-15);
    assertEquals(0.25, noise.standard().orElseThrow());
    assertArrayEquals(new double[] {0.25, 1, 4}, noise.looks());
    assertTrue(NoiseLevel.ANY.standard().isEmpty());
    assertEquals(NoiseLevel.ANY, noise);
    assertEquals(0.3, noise.ability(AtNoise.class).orElseThrow().condition(0.3));
    assertTrue(noise.ability(AtTime.class).isEmpty());
  }

  @Test
  void aTimeHasTheClosedFormIfThereIsOne() {
    Closed closed = new Closed();
    SdeTime time = new SdeTime(closed);
    assertEquals(closed.at(0.7), time.law(0.7).orElseThrow());
    assertEquals(closed.at(2), time.law(2.0000001).orElseThrow());
    assertEquals(0, closed.asked.get());
    assertEquals(new SdeTime(closed), time);
    assertNotEquals(new SdeTime(new Closed()), time);
    assertEquals(2, time.high());
    assertEquals(0.7, time.ability(AtTime.class).orElseThrow().condition(0.7));
  }

  /** Rates are integrated when the first one asks, and never again. */
  @Test
  void otherwiseMarginalsAreTabulatedOnce() {
    Process process = new Process();
    SdeTime time = new SdeTime(process);
    assertEquals(Math.exp(-0.7), time.law(0.7).orElseThrow().scale(), 1e-8);
    int asked = process.asked.get();
    for (double t = 0; t < 2; t += 1e-3) {
      double variance = -Math.expm1(-2 * t);
      assertEquals(Math.sqrt(variance), time.law(t).orElseThrow().deviation(), 1e-7);
    }
    assertEquals(asked, process.asked.get());
    assertSame(time.table(), time.table());
  }

  @Test
  void aNonlinearSdeHasNoLawInClosedForm() {
    assertTrue(new SdeTime(new Nonlinear()).law(1).isEmpty());
    assertTrue(new SdeTime(new Nonlinear()).transition(1).isEmpty());
    assertTrue(new Nonlinear().ability(Marginals.class).isEmpty());
    assertTrue(new Nonlinear().ability(Transitions.class).isEmpty());
    for (Executable asks :
        List.<Executable>of(
            () -> new Nonlinear().transition(1), () -> new SdeTime(new Nonlinear()).table())) {
      assertEquals(
          "the SDE lacks Gaussian transitions (a drift linear in x); a part that needs them requires"
              + " Transitions, so that such an SDE is refused before anything is made",
          assertThrows(UnsupportedOperationException.class, asks).getMessage());
    }
  }

  /** Two components of rates of their own: Gaussian, but no scalar. */
  private static final class Anisotropic extends Process {
    @Override
    public Coefficients coefficients(double t) {
      return new Coefficients(
          BlockMatrix.diagonal(-1, -3), BlockMatrix.scalar(0), BlockMatrix.diagonal(1, 2));
    }
  }

  @Test
  void aLawThatIsNoNumberIsATransition() {
    SdeTime time = new SdeTime(new Anisotropic());
    assertTrue(time.law(1).isEmpty());
    assertTrue(new Anisotropic().ability(Marginals.class).isEmpty());
    Transition law = time.transition(1).orElseThrow();
    assertEquals(1, time.blocks());
    for (int j = 0; j < 2; j++) {
      double rate = j == 0 ? 1 : 3;
      double g = j == 0 ? 1 : 2;
      assertEquals(Math.exp(-rate), law.signal().get(j, 0, 0), 1e-8);
      double variance = g * g * -Math.expm1(-2 * rate) / (2 * rate);
      assertEquals(Math.sqrt(variance), law.root().get(j, 0, 0), 1e-8);
    }
    assertSame(time.table(), time.table());
  }
}
