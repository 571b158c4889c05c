package org.langevin.sdes.criticallydamped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SdeContract;

class CriticallyDampedTest {
  private static Sde process(Map<String, ?> parameters) {
    CriticallyDamped factory = new CriticallyDamped();
    return factory.create(Parameters.of(factory, parameters), Contexts.sde(Shape.point(2)));
  }

  @Test
  void keepsTheContract() {
    SdeContract.verify(process(Map.of()));
    SdeContract.verify(process(Map.of("beta", 2, "mass", 1, "gamma", 0, "horizon", 3)));
    SdeContract.verify(process(Map.of("beta", 1, "mass", 0.1, "gamma", 1)));
  }

  /** As the paper's appendix B.1 has them, for M = 1 and beta = 1. */
  @Test
  void theMeanIsThatOfACriticallyDampedOscillator() {
    Transition law = process(Map.of("beta", 1, "mass", 1, "horizon", 9)).transition(2);
    assertEquals(3 * Math.exp(-2), law.signal().get(0, 0, 0), 1e-12);
    assertEquals(-2 * Math.exp(-2), law.signal().get(0, 1, 0), 1e-12);
  }

  /** x is the integral of a Brownian motion, of variance 2 Gamma beta^3 t^3 / (3 M^2). */
  @Test
  void smallTimesLoseNoDigits() {
    Transition law = process(Map.of("beta", 1, "mass", 1, "gamma", 0)).transition(1e-6);
    double variance = 4.0 / 3 * 1e-18;
    assertEquals(Math.sqrt(variance), law.root().get(0, 0, 0), 1e-5 * Math.sqrt(variance));
    // Given the position, a quarter of the velocity's variance of 4 t is left.
    assertEquals(1e-3, law.root().get(0, 1, 1), 1e-5 * 1e-3);
  }

  @Test
  void theVelocityIsNoPartOfTheData() {
    Sde process = process(Map.of());
    assertEquals(2, process.start().blocks());
    assertTrue(process.ability(Marginals.class).isEmpty());
    assertEquals(0, process.start().root().get(0, 0, 0));
    assertEquals(0.1, process.start().root().get(0, 1, 1), 1e-12);
  }

  @Test
  void aProcessWithoutNoiseIsRefused() {
    for (String name : new String[] {"beta", "mass", "horizon"}) {
      InvalidExperimentException refusal =
          assertThrows(InvalidExperimentException.class, () -> process(Map.of(name, 0)));
      assertEquals("/" + name, refusal.parameter());
    }
  }
}
