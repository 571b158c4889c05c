package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;

class SdeContractTest {
  /** dX = (-b X + c) dt + g dW, and what it says of itself. */
  private record Process(double slope, double offset, double g, Marginal end, Prior prior)
      implements Sde {
    @Override
    public double horizon() {
      return 1;
    }

    @Override
    public double driftSlope(double t) {
      return slope;
    }

    @Override
    public double driftOffset(double t) {
      return offset;
    }

    @Override
    public double diffusion(double t) {
      return g;
    }

    @Override
    public Marginal marginal(double t) {
      // Errors of the factors that the fields hold spoil a closed form that is otherwise right.
      double decay = Math.exp(slope * t);
      return new Marginal(
          Math.pow(decay, end.scale()),
          end.offset() * offset / slope * (decay - 1),
          end.deviation() * g * Math.sqrt(Math.expm1(2 * slope * t) / (2 * slope)));
    }
  }

  private static final Prior STATIONARY = new Prior(3, 1);
  private static final double G = Math.sqrt(4);

  @Test
  void aSoundProcessPasses() {
    SdeContract.verify(new Process(-2, 6, G, new Marginal(1, 1, 1), STATIONARY));
  }

  @Test
  void aClosedFormThatDisagreesWithTheCoefficientsFails() {
    fails("m(", new Process(-2, 6, G, new Marginal(2, 1, 1), STATIONARY));
    fails("b(", new Process(-2, 6, G, new Marginal(1, 0.5, 1), STATIONARY));
    fails("s(", new Process(-2, 6, G, new Marginal(1, 1, Math.sqrt(2)), STATIONARY));
  }

  @Test
  void aPriorFarFromTheEndFails() {
    fails("prior", new Process(-2, 6, G, new Marginal(1, 1, 1), new Prior(0, 1)));
    fails("prior", new Process(-2, 6, G, new Marginal(1, 1, 1), new Prior(3, 2)));
  }

  private static void fails(String message, Sde sde) {
    AssertionError error = assertThrows(AssertionError.class, () -> SdeContract.verify(sde));
    assertTrue(error.getMessage().toLowerCase(Locale.ROOT).contains(message), error.getMessage());
  }
}
