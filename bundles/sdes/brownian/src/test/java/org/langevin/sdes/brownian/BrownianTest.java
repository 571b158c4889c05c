package org.langevin.sdes.brownian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SdeContract;

class BrownianTest {
  private static Sde process(Map<String, ?> parameters) {
    Brownian factory = new Brownian();
    return factory.create(Parameters.of(factory, parameters), Contexts.sde(Shape.point(2)));
  }

  @Test
  void keepsTheContract() {
    SdeContract.verify(process(Map.of()));
    SdeContract.verify(process(Map.of("sigma", 0.5, "horizon", 3)));
  }

  @Test
  void keepsTheContractOverALongTime() {
    SdeContract.verify(process(Map.of("horizon", 1e6)));
    SdeContract.verify(process(Map.of("sigma", 3, "horizon", 1e-3)));
  }

  @Test
  void theVarianceGrowsWithTime() {
    Sde process = process(Map.of("sigma", 2, "horizon", 1e6));
    assertEquals(1e6, process.horizon());
    for (double t : new double[] {1e-12, 0.25, 9, 1e6}) {
      Marginal marginal = process.marginal(t);
      assertEquals(1, marginal.scale());
      assertEquals(0, marginal.offset());
      assertEquals(4 * t, Math.pow(marginal.deviation(), 2), 4e-12 * t);
      assertEquals(0, process.coefficients(t).drift().scalar());
      assertEquals(2, process.coefficients(t).diffusion().scalar());
    }
    assertEquals(Marginal.START, process.marginal(0));
  }

  @Test
  void thePriorIsTheLawOfWhatBeganAtTheCentre() {
    Sde process = process(Map.of("sigma", 2, "centre", 100, "horizon", 9));
    for (float x : new float[] {100, 87.5f}) {
      double z = (x - 100) / 6.0;
      assertEquals(
          -0.5 * z * z - Math.log(6) - 0.5 * Math.log(2 * Math.PI),
          process.prior().logDensity(new float[] {x}, 0, 1),
          1e-12);
    }
  }

  @Test
  void aProcessThatDoesNotMoveIsRefused() {
    for (String name : new String[] {"sigma", "horizon"}) {
      InvalidExperimentException refusal =
          assertThrows(InvalidExperimentException.class, () -> process(Map.of(name, 0)));
      assertEquals("/" + name, refusal.parameter());
    }
  }
}
