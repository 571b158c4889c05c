package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Step;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Sde;

/** The checks let a right step pass, and no wrong one. */
class StepContractTest {
  /** Euler and Maruyama's step with factors that are 1 where it is right. */
  private static Function<SamplerContext, Step> step(double score, double shift) {
    return context -> {
      Sde sde = context.sde().orElseThrow();
      return chunk ->
          (from, to, noise) -> {
            double h = from - to;
            Coefficients coefficients = sde.coefficients(from);
            double g = coefficients.diffusion().scalar();
            chunk.score(from);
            chunk.step(
                1 - h * coefficients.drift().scalar(),
                score * h * g * g,
                noise ? Math.sqrt(h) * g : 0,
                -h * coefficients.offset().scalar() + (noise ? 0 : shift));
          };
    };
  }

  @Test
  void aRightStepPasses() {
    StepContract.samplesDependOnTheirNumberOnly(step(1, 0));
    StepContract.convergesToTheMarginal(step(1, 0), 1);
    StepContract.withoutNoiseItIsTheMean(step(1, 0));
  }

  /** With half the score the noise is that of the probability-flow ODE, which has none. */
  @Test
  void aStepOfAnotherProcessFails() {
    assertThrows(AssertionError.class, () -> StepContract.convergesToTheMarginal(step(0.5, 0), 1));
  }

  @Test
  void aStepOfALowerOrderFails() {
    assertThrows(AssertionError.class, () -> StepContract.convergesToTheMarginal(step(1, 0), 2));
  }

  @Test
  void anotherPointWithoutNoiseFails() {
    assertThrows(AssertionError.class, () -> StepContract.withoutNoiseItIsTheMean(step(1, 0.05)));
  }
}
