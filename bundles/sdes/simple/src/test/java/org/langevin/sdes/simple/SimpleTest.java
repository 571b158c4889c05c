package org.langevin.sdes.simple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SdeContract;

class SimpleTest {
  private static Sde process(Map<String, ?> parameters) {
    Simple factory = new Simple();
    return factory.create(Parameters.of(factory, parameters), Contexts.sde(Shape.point(2)));
  }

  @Test
  void keepsTheContract() {
    SdeContract.verify(process(Map.of()));
    SdeContract.verify(process(Map.of("sigma", 0.5, "horizon", 3)));
  }

  @Test
  void theDeviationHasItsClosedForm() {
    Sde process = process(Map.of());
    assertEquals(25, process.coefficients(1).diffusion().scalar(), 1e-12);
    assertEquals(5, process.coefficients(0.5).diffusion().scalar(), 1e-12);
    double deviation = Math.sqrt(624 / (2 * Math.log(25)));
    assertEquals(1, process.marginal(1).scale());
    assertEquals(0, process.marginal(1).offset());
    assertEquals(deviation, process.marginal(1).deviation(), 1e-12 * deviation);
    assertEquals(
        -Math.log(deviation) - 0.5 * Math.log(2 * Math.PI),
        process.prior().logDensity(new float[1], 0, 1),
        1e-12);
    assertEquals(Marginal.START, process.marginal(0));
  }

  @Test
  void smallTimesLoseNoDigits() {
    assertEquals(1e-9, process(Map.of()).marginal(1e-18).deviation(), 1e-17);
  }

  @Test
  void withBaseOneItIsBrownianMotion() {
    assertEquals(2, process(Map.of("sigma", 1, "horizon", 9)).marginal(4).deviation(), 1e-12);
    assertEquals(2, process(Map.of("sigma", 1 + 1e-9, "horizon", 9)).marginal(4).deviation(), 1e-7);
  }
}
