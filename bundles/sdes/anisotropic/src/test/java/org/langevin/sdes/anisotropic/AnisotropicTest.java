package org.langevin.sdes.anisotropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SdeContract;

class AnisotropicTest {
  private static Sde process(int dimension, String parameters) {
    Anisotropic factory = new Anisotropic();
    return factory.create(
        Parameters.parse(factory, parameters), Contexts.sde(Shape.point(dimension)));
  }

  @Test
  void keepsTheContract() {
    SdeContract.verify(process(2, "{'beta': [1, 6]}"));
    SdeContract.verify(process(3, "{'beta': [4], 'sigma': [0.5, 1, 8], 'horizon': 1.5}"));
  }

  @Test
  void eachComponentHasItsOwnLaw() {
    Sde process = process(2, "{'beta': [1, 3], 'sigma': [2, 0.5]}");
    assertTrue(process.ability(Marginals.class).isEmpty());
    Transition law = process.transition(0.7);
    assertEquals(Math.exp(-0.7), law.signal().get(0, 0, 0), 1e-12);
    assertEquals(Math.exp(-2.1), law.signal().get(1, 0, 0), 1e-12);
    double variance = 0.25 / 6 * -Math.expm1(-4.2);
    assertEquals(Math.sqrt(variance), law.root().get(1, 0, 0), 1e-12);
  }

  @Test
  void withOneNumberForAllItIsTheOrnsteinUhlenbeckProcess() {
    Transition law = process(1, "{}").transition(0.7);
    double deviation = Math.sqrt(-Math.expm1(-1.4));
    assertEquals(deviation, law.scalar().orElseThrow().deviation(), 1e-12);
  }

  @Test
  void asManyNumbersAsComponentsAreNeeded() {
    for (String name : new String[] {"beta", "sigma"}) {
      InvalidExperimentException refusal =
          assertThrows(
              InvalidExperimentException.class, () -> process(3, "{'" + name + "': [1, 2]}"));
      assertEquals("/" + name, refusal.parameter());
    }
  }
}
