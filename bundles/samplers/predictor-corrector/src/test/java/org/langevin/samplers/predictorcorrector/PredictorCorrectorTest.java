package org.langevin.samplers.predictorcorrector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Requirements;
import org.langevin.api.dataset.Density;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Step;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.langevin.samplers.eulermaruyama.EulerMaruyamaStep;
import org.langevin.samplers.mala.MalaKernel;
import org.langevin.samplers.ula.UlaKernel;
import org.langevin.testkit.DoubledTime;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SamplerContract;
import org.langevin.testkit.StepContract;
import org.langevin.testkit.TestChunk;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;

class PredictorCorrectorTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final TestSde SDE = new TestSde(1.5, 0.7, 2);
  private static final DoubleFunction<Density> DENSITIES = t -> DATA.perturbed(SDE.marginal(t));

  private static final Map<String, ExtensionFactory<?, ?, ?>> PARTS =
      Map.of(
          "ula", new UlaKernel(),
          "mala", new MalaKernel(),
          "reverse-diffusion", new ReverseDiffusion(),
          "euler-maruyama", new EulerMaruyamaStep());

  private static Sampler sampler(TestSde sde, Map<String, ?> parameters) {
    PredictorCorrector plugin = new PredictorCorrector();
    return plugin.create(
        Parameters.of(plugin, parameters, PARTS), TestExperiment.of(DATA).with(sde));
  }

  @Test
  void theScoreIsAskedForAtTheConditionOfATime() {
    PredictorCorrector plugin = new PredictorCorrector();
    TestExperiment timed = TestExperiment.of(DATA).with(SDE);
    TestExperiment doubled = timed.with(new DoubledTime(timed.time().orElseThrow()));
    TestChunk expected = new TestChunk(DENSITIES, false, 2, 0, 8, 1);
    plugin.create(Parameters.of(plugin, Map.of("steps", 20), PARTS), timed).sample(expected);
    TestChunk actual = new TestChunk(c -> DENSITIES.apply(c / 2), false, 2, 0, 8, 1);
    plugin.create(Parameters.of(plugin, Map.of("steps", 20), PARTS), doubled).sample(actual);
    assertArrayEquals(expected.state(), actual.state());
    assertEquals(2 * expected.levels().get(1), actual.levels().get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"marginal", "sample"})
  void samplesDependOnTheirNumberOnly(String norm) {
    SamplerContract.samplesDependOnTheirNumberOnly(
        sampler(SDE, Map.of("steps", 20, "norm", norm)), DENSITIES, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reverse-diffusion", "euler-maruyama"})
  void theReverseRunEndsInTheMarginal(String predictor) {
    TestChunk chunk = new TestChunk(DENSITIES, false, 2, 0, 20_000, 1);
    sampler(
            SDE,
            Map.of(
                "steps",
                300,
                "end",
                0.05,
                "denoise",
                false,
                "corrections",
                2,
                "predictor",
                Map.of("use", predictor)))
        .sample(chunk);
    SamplerContract.momentsAre(DATA.perturbed(SDE.marginal(0.05)), chunk, 0.05);
    assertEquals(900, chunk.evaluations());
    assertEquals(300, chunk.done());
    assertEquals(301, chunk.levels().size());
    assertEquals(SDE.horizon(), chunk.levels().get(0));
    assertEquals(0.05, chunk.levels().get(300));
  }

  @Test
  void reverseDiffusionKeepsTheContractOfSteps() {
    ReverseDiffusion plugin = new ReverseDiffusion();
    Function<SamplerContext, Step> make = context -> plugin.create(Parameters.of(plugin), context);
    StepContract.samplesDependOnTheirNumberOnly(make);
    StepContract.convergesToTheMarginal(make, 1);
    StepContract.withoutNoiseItIsTheMean(make);
  }

  /** Each time costs a prediction, five corrections, and the score where these begin. */
  @Test
  void anyKernelCanCorrect() {
    TestChunk chunk = new TestChunk(DENSITIES, true, 2, 0, 20_000, 1);
    sampler(
            SDE,
            Map.of(
                "steps",
                20,
                "end",
                0.05,
                "denoise",
                false,
                "corrections",
                5,
                "corrector",
                Map.of("use", "mala", "step", 4)))
        .sample(chunk);
    SamplerContract.momentsAre(DATA.perturbed(SDE.marginal(0.05)), chunk, 0.1);
    assertEquals(20 * (1 + 6), chunk.evaluations());
    double accepted = chunk.meanDiagnostic("acceptance-rate");
    assertTrue(accepted > 0.3 && accepted < 0.99, "acceptance rate " + accepted);
  }

  /**
   * One correction and one prediction without noise on a stationary N(0, 1): the variance is the
   * predictor's factor squared times that of a Langevin step of size e.
   */
  @Test
  void theCorrectorTakesTheStepThatItSays() {
    TestSde sde = new TestSde(1, 0, 1);
    Gaussian standard = Gaussian.standard(1);
    Marginal late = sde.marginal(1);
    Marginal early = sde.marginal(0.6);
    double e = 2 * 0.5 * 0.5 * late.deviation() * late.deviation();
    double corrected = (1 - e) * (1 - e) + 2 * e;
    double a = late.scale() / early.scale();
    double q = Math.pow(late.deviation(), 2) - Math.pow(a * early.deviation(), 2);
    TestChunk chunk = new TestChunk(t -> standard, false, 1, 0, 100_000, 2);
    sampler(sde, Map.of("steps", 1, "end", 0.6, "snr", 0.5)).sample(chunk);
    assertEquals(Math.pow(2 - a - q, 2) * corrected, chunk.covariance(0, 0), 0.01);
  }

  /** In many dimensions, with data on a point, the two norms agree: |s| is sqrt(d) / s(t). */
  @Test
  void bothNormsAgreeInManyDimensions() {
    int d = 400;
    Gaussian standard = Gaussian.standard(d);
    TestSde wide = new TestSde(5, 0, 1);
    double[] spread = new double[2];
    for (int k = 0; k < 2; k++) {
      TestChunk chunk = new TestChunk(t -> standard, false, d, 0, 100, 1);
      sampler(wide, Map.of("steps", 1, "end", 0.99, "norm", k == 0 ? "marginal" : "sample"))
          .sample(chunk);
      for (int j = 0; j < d; j++) {
        spread[k] += chunk.covariance(j, j) / d;
      }
    }
    assertEquals(spread[0], spread[1], 1e-3);
  }

  @Test
  void aSampleInAFlatPlaceDoesNotLeap() {
    TestChunk chunk = new TestChunk(t -> new Flat(), false, 2, 0, 10, 1);
    sampler(SDE, Map.of("steps", 1, "end", 1.99, "norm", "sample")).sample(chunk);
    for (float x : chunk.state()) {
      assertTrue(Math.abs(x) < 10);
    }
  }

  private record Flat() implements Density {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public double logDensity(float[] x, int offset) {
      return 0;
    }

    @Override
    public void score(float[] x, int offset, float[] score) {
      score[offset] = 0;
      score[offset + 1] = 0;
    }
  }

  @Test
  void whatCannotWorkIsRefused() {
    PredictorCorrector plugin = new PredictorCorrector();
    assertEquals(
        Requirements.of(Sde.class, Marginals.class),
        plugin.requires(Parameters.of(plugin, Map.of(), PARTS)));
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> sampler(SDE, Map.of("end", 2)));
    assertEquals("/end", refusal.parameter());
  }
}
