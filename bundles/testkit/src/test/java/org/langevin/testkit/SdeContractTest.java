package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.BlockTransition;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.sde.BareSde;
import org.langevin.kit.sde.NormalPrior;

class SdeContractTest {
  /** dX = (-b X + c) dt + g dW, and what it says of itself. */
  private record Process(double slope, double offset, double g, Marginal end, Prior prior)
      implements Sde, Marginals {
    @Override
    public double horizon() {
      return 1;
    }

    @Override
    public Coefficients coefficients(double t) {
      return Coefficients.of(slope, offset, g);
    }

    @Override
    public Marginal at(double t) {
      // Errors of the factors that the fields hold spoil a closed form that is otherwise right.
      double decay = Math.exp(slope * t);
      return new Marginal(
          Math.pow(decay, end.scale()),
          end.offset() * offset / slope * (decay - 1),
          end.deviation() * g * Math.sqrt(Math.expm1(2 * slope * t) / (2 * slope)));
    }
  }

  private static final BlockMatrix ONE = BlockMatrix.scalar(1);

  /** An SDE with what it claims to be a closed form. */
  private static final class Closed extends BareSde implements Transitions {
    private final Transitions claim;

    Closed(Sde sde, Transitions claim) {
      super(sde);
      this.claim = claim;
    }

    @Override
    public Transition at(double t) {
      return claim.at(t);
    }
  }

  private static final Prior STATIONARY = new NormalPrior(3, 1);
  private static final double G = Math.sqrt(4);

  @Test
  void aSoundProcessPasses() {
    SdeContract.verify(new Process(-2, 6, G, new Marginal(1, 1, 1), STATIONARY));
  }

  @Test
  void processesThatAreNoScalarsPass() {
    SdeContract.verify(new DampedSde(0.3, 6));
    SdeContract.verify(new UnequalSde(1, 0.5, 4));
  }

  @Test
  void aWrongBlockFails() {
    Sde damped = new DampedSde(0.3, 2);
    BlockTransition wrong =
        new BlockTransition(
            BlockMatrix.of(new double[] {0.5}, new double[] {0}),
            BlockMatrix.zero(2, 1),
            BlockMatrix.identity(2));
    fails("m(", new Closed(damped, t -> t == 0 ? damped.start() : wrong));
    fails(
        "s(",
        new Closed(
            damped,
            t ->
                new BlockTransition(
                    damped.transition(t).signal(),
                    damped.transition(t).shift(),
                    damped.transition(t).root().times(t == 0 ? ONE : BlockMatrix.scalar(1.01)))));
  }

  @Test
  void aClosedFormThatDisagreesWithTheCoefficientsFails() {
    fails("m(", new Process(-2, 6, G, new Marginal(2, 1, 1), STATIONARY));
    fails("b(", new Process(-2, 6, G, new Marginal(1, 0.5, 1), STATIONARY));
    fails("s(", new Process(-2, 6, G, new Marginal(1, 1, Math.sqrt(2)), STATIONARY));
  }

  @Test
  void aPriorFarFromTheEndFails() {
    fails("prior", new Process(-2, 6, G, new Marginal(1, 1, 1), new NormalPrior(0, 1)));
    fails("prior", new Process(-2, 6, G, new Marginal(1, 1, 1), new NormalPrior(3, 2)));
  }

  private static void fails(String message, Sde sde) {
    AssertionError error = assertThrows(AssertionError.class, () -> SdeContract.verify(sde));
    assertTrue(error.getMessage().toLowerCase(Locale.ROOT).contains(message), error.getMessage());
  }
}
