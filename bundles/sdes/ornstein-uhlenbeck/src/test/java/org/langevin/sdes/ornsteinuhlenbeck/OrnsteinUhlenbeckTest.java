package org.langevin.sdes.ornsteinuhlenbeck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Sde;
import org.langevin.sdes.schedules.ConstantSchedule;
import org.langevin.sdes.schedules.LinearSchedule;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SdeContract;

class OrnsteinUhlenbeckTest {
  private static Sde process(Map<String, ?> parameters) {
    OrnsteinUhlenbeck factory = new OrnsteinUhlenbeck();
    return factory.create(
        Parameters.of(
            factory,
            parameters,
            Map.of("linear", new LinearSchedule(), "constant", new ConstantSchedule())),
        Contexts.sde(Shape.point(2)));
  }

  @Test
  void keepsTheContract() {
    SdeContract.verify(process(Map.of()));
    SdeContract.verify(process(Map.of("alpha", -3, "beta", 8, "sigma", 0.5, "horizon", 1.5)));
  }

  @Test
  void withAScheduleItKeepsTheContract() {
    SdeContract.verify(
        process(
            Map.of(
                "alpha",
                -3,
                "beta",
                2,
                "sigma",
                0.5,
                "horizon",
                1.5,
                "schedule",
                Map.of("use", "linear", "from", 0.5, "to", 4))));
  }

  /** Song et al. 2021, equation 33, with rates from 0.1 to 20. */
  @Test
  void withALinearScheduleItIsTheVariancePreservingSde() {
    Sde process = process(Map.of("beta", 0.5, "sigma", 1, "schedule", Map.of("use", "linear")));
    for (double t : new double[] {0, 1e-3, 0.3, 0.7, 1}) {
      double rate = 0.1 + t * 19.9;
      double exponent = 19.9 * t * t / 2 + 0.1 * t;
      Marginal marginal = process.marginal(t);
      assertEquals(Math.exp(-exponent / 2), marginal.scale(), 1e-12);
      assertEquals(0, marginal.offset(), 0);
      assertEquals(Math.sqrt(-Math.expm1(-exponent)), marginal.deviation(), 1e-12);
      assertEquals(-rate / 2, process.coefficients(t).drift().scalar(), 1e-12);
      assertEquals(Math.sqrt(rate), process.coefficients(t).diffusion().scalar(), 1e-12);
    }
    isNormal(0, 1, process);
  }

  /** A rate of 3 is a threefold beta, and sigma to match. */
  @Test
  void aConstantScheduleIsAnotherBeta() {
    Sde scheduled =
        process(Map.of("alpha", 2, "beta", 0.7, "schedule", Map.of("use", "constant", "rate", 3)));
    Sde plain = process(Map.of("alpha", 2, "beta", 2.1));
    assertEquals(plain.marginal(0.4).scale(), scheduled.marginal(0.4).scale(), 1e-14);
    assertEquals(plain.marginal(0.4).offset(), scheduled.marginal(0.4).offset(), 1e-14);
    assertEquals(plain.marginal(0.4).deviation(), scheduled.marginal(0.4).deviation(), 1e-14);
    assertEquals(
        plain.coefficients(0.4).offset().scalar(),
        scheduled.coefficients(0.4).offset().scalar(),
        1e-14);
  }

  @Test
  void theDefaultIsStationaryAtTheStandardNormalLaw() {
    for (double beta : new double[] {0.3, 1, 50}) {
      assertEquals(
          Math.sqrt(2 * beta),
          process(Map.of("beta", beta)).coefficients(0.4).diffusion().scalar(),
          1e-12);
      isNormal(0, 1, process(Map.of("beta", beta)));
    }
  }

  private static void isNormal(double mean, double deviation, Sde process) {
    for (float x : new float[] {0, 2.5f}) {
      double z = (x - mean) / deviation;
      assertEquals(
          -0.5 * z * z - Math.log(deviation) - 0.5 * Math.log(2 * Math.PI),
          process.prior().logDensity(new float[] {x}, 0, 1),
          1e-11);
    }
  }

  @Test
  void theTransitionHasItsKnownMoments() {
    // beta = ln 2 halves the distance to alpha in each unit of time.
    Sde process = process(Map.of("alpha", 6, "beta", Math.log(2), "sigma", 3, "horizon", 4));
    Marginal marginal = process.marginal(2);
    assertEquals(0.25, marginal.scale(), 1e-12);
    assertEquals(4.5, marginal.offset(), 1e-12);
    assertEquals(Math.sqrt(9 / (2 * Math.log(2)) * 15 / 16), marginal.deviation(), 1e-12);
    assertEquals(4, process.horizon());
    isNormal(6, 3 / Math.sqrt(2 * Math.log(2)), process);
  }

  @Test
  void smallTimesLoseNoDigits() {
    Marginal marginal = process(Map.of("alpha", 1, "beta", 2)).marginal(1e-18);
    assertEquals(2e-9, marginal.deviation(), 1e-17);
    assertEquals(2e-18, marginal.offset(), 1e-26);
    assertEquals(Marginal.START, process(Map.of()).marginal(0));
  }

  @Test
  void aProcessThatDoesNotReturnIsRefused() {
    for (String name : new String[] {"beta", "sigma", "horizon"}) {
      InvalidExperimentException refusal =
          assertThrows(InvalidExperimentException.class, () -> process(Map.of(name, 0)));
      assertEquals("/" + name, refusal.parameter());
    }
  }
}
