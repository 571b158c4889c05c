package org.langevin.samplers.eulermaruyama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.dataset.Density;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Step;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.DoubledTime;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SamplerContract;
import org.langevin.testkit.StepContract;
import org.langevin.testkit.TestChunk;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;
import org.langevin.testkit.UnequalSde;

class EulerMaruyamaTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final TestSde SDE = new TestSde(1.5, 0.7, 2);
  private static final DoubleFunction<Density> DENSITIES = t -> DATA.perturbed(SDE.marginal(t));

  private static Sampler sampler(Sde sde, Map<String, ?> parameters) {
    EulerMaruyama plugin = new EulerMaruyama();
    return plugin.create(Parameters.of(plugin, parameters), TestExperiment.of(DATA).with(sde));
  }

  @Test
  void theScoreIsAskedForAtTheConditionOfATime() {
    EulerMaruyama plugin = new EulerMaruyama();
    TestExperiment timed = TestExperiment.of(DATA).with(SDE);
    TestExperiment doubled = timed.with(new DoubledTime(timed.time().orElseThrow()));
    TestChunk expected = new TestChunk(DENSITIES, false, 2, 0, 8, 1);
    plugin.create(Parameters.of(plugin, Map.of("steps", 20)), timed).sample(expected);
    TestChunk actual = new TestChunk(c -> DENSITIES.apply(c / 2), false, 2, 0, 8, 1);
    plugin.create(Parameters.of(plugin, Map.of("steps", 20)), doubled).sample(actual);
    assertArrayEquals(expected.state(), actual.state());
    assertEquals(2 * expected.levels().get(1), actual.levels().get(1));
  }

  @Test
  void samplesDependOnTheirNumberOnly() {
    SamplerContract.samplesDependOnTheirNumberOnly(sampler(SDE, Map.of("steps", 20)), DENSITIES, 2);
  }

  @Test
  void theStepKeepsItsContract() {
    EulerMaruyamaStep plugin = new EulerMaruyamaStep();
    Function<SamplerContext, Step> make = context -> plugin.create(Parameters.of(plugin), context);
    StepContract.samplesDependOnTheirNumberOnly(make);
    StepContract.convergesToTheMarginal(make, 1);
    StepContract.withoutNoiseItIsTheMean(make);
  }

  /**
   * At the end time with the noise of the last step the law is the marginal, but for the error of
   * the step, which is of order 1/steps, and of the prior, exp(-6) of the data's moments.
   */
  @Test
  void theReverseRunEndsInTheMarginal() {
    TestChunk chunk = new TestChunk(DENSITIES, false, 2, 0, 20_000, 1);
    sampler(SDE, Map.of("steps", 500, "end", 0.05, "denoise", false)).sample(chunk);
    SamplerContract.momentsAre(DATA.perturbed(SDE.marginal(0.05)), chunk, 0.04);
    assertEquals(500, chunk.evaluations());
    assertEquals(500, chunk.done());
    assertEquals(501, chunk.levels().size());
    assertEquals(SDE.horizon(), chunk.levels().get(0));
    assertEquals(0.05, chunk.levels().get(500));
  }

  /** With velocities, and with rates of their own for each component. */
  @Test
  void theReverseRunOfAnyLinearSdeEndsInItsLaw() {
    for (Sde sde : new Sde[] {new DampedSde(0.3, 6), new UnequalSde(6, 1, 2)}) {
      DoubleFunction<Density> densities = t -> DATA.perturbed(sde.transition(t));
      int length = 2 * sde.start().blocks();
      TestChunk chunk = new TestChunk(densities, false, length, 0, 20_000, 1);
      sampler(sde, Map.of("steps", 600, "end", 0.3, "denoise", false)).sample(chunk);
      SamplerContract.momentsAre(DATA.perturbed(sde.transition(0.3)), chunk, 0.05);
      SamplerContract.samplesDependOnTheirNumberOnly(
          sampler(sde, Map.of("steps", 5)), densities, length);
    }
  }

  @Test
  void aStepWithBlocksWithoutNoiseIsItsMean() {
    Gaussian standard = Gaussian.standard(4);
    TestChunk chunk = new TestChunk(t -> standard, false, 4, 0, 1, 2);
    float[] x = {1, 2, -1, 0.5f};
    System.arraycopy(x, 0, chunk.state(), 0, 4);
    EulerMaruyamaStep plugin = new EulerMaruyamaStep();
    plugin
        .create(Parameters.of(plugin), TestExperiment.of(DATA).with((Sde) new DampedSde(0.3, 6)))
        .open(chunk)
        .step(1, 0.9, false);
    for (int j = 0; j < 4; j += 2) {
      // dx = v dt and dv = -(x + 2 v) dt + 2 dW, with the score -(x, v).
      assertEquals(x[j] - 0.1 * x[j + 1], chunk.state()[j], 1e-6);
      assertEquals(
          x[j + 1] + 0.1 * (x[j] + 2 * x[j + 1] - 4 * x[j + 1]), chunk.state()[j + 1], 1e-6);
    }
  }

  /** Two steps from a law that is stationary: what each does to a variance of 1 is known. */
  @Test
  void eachStepMultipliesAndAddsWhatTheFormulaSays() {
    Gaussian standard = Gaussian.standard(1);
    TestSde sde = new TestSde(1, 0, 1);
    double h = 0.4;
    // x := x - h (-x + 2 x) + sqrt(2 h) z has the variance (1 - h)^2 v + 2 h.
    double once = (1 - h) * (1 - h) + 2 * h;
    double twice = (1 - h) * (1 - h) * once;
    for (boolean denoise : new boolean[] {false, true}) {
      TestChunk chunk = new TestChunk(t -> standard, false, 1, 0, 50_000, 2);
      sampler(sde, Map.of("steps", 2, "end", 0.2, "denoise", denoise)).sample(chunk);
      assertEquals(twice + (denoise ? 0 : 2 * h), chunk.covariance(0, 0), 0.03);
    }
  }

  @Test
  void aNonlinearDriftIsReversedToo() {
    // f(x, t) = -x + n with n = -2 is the linear drift -x - 2 in disguise.
    Sde linear = new TestSde(1, -2, 1);
    Sde disguised =
        new Sde() {
          @Override
          public double horizon() {
            return 1;
          }

          @Override
          public Coefficients coefficients(double t) {
            return Coefficients.of(-1, Math.sqrt(2));
          }

          @Override
          public Optional<NonlinearDrift> nonlinearDrift() {
            return Optional.of(
                (x, t, drift) -> {
                  for (int i = 0; i < x.length; i++) {
                    drift[i] -= 2;
                  }
                });
          }

          @Override
          public Prior prior() {
            return new NormalPrior(-2, 1);
          }
        };
    DoubleFunction<Density> densities = t -> DATA.perturbed(linear.marginal(t));
    TestChunk expected = new TestChunk(densities, false, 2, 0, 10, 1);
    TestChunk actual = new TestChunk(densities, false, 2, 0, 10, 1);
    sampler(linear, Map.of("steps", 50)).sample(expected);
    sampler(disguised, Map.of("steps", 50)).sample(actual);
    for (int i = 0; i < 20; i++) {
      assertEquals(expected.state()[i], actual.state()[i], 1e-4);
    }
  }

  @Test
  void whatCannotWorkIsRefused() {
    EulerMaruyama plugin = new EulerMaruyama();
    assertEquals(Requirements.of(Sde.class), plugin.requires(Parameters.of(plugin)));
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> sampler(SDE, Map.of("end", 2)));
    assertEquals("/end", refusal.parameter());
  }
}
