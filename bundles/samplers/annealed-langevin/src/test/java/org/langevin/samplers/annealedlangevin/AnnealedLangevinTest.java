package org.langevin.samplers.annealedlangevin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.dataset.Density;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sde.Marginal;
import org.langevin.samplers.mala.MalaKernel;
import org.langevin.samplers.starts.NormalStart;
import org.langevin.samplers.starts.PointStart;
import org.langevin.samplers.ula.UlaKernel;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SamplerContract;
import org.langevin.testkit.TestChunk;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TwoModes;

class AnnealedLangevinTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final DoubleFunction<Density> DENSITIES = c -> DATA.perturbed(Marginal.noise(c));
  private static final TestExperiment EXPERIMENT =
      TestExperiment.of(DATA).with(NoiseLevels.of(2, 1, 0.5));

  private static Sampler sampler(TestExperiment experiment, Map<String, ?> parameters) {
    AnnealedLangevin plugin = new AnnealedLangevin();
    return plugin.create(
        Parameters.of(
            plugin,
            parameters,
            Map.of(
                "ula",
                new UlaKernel(),
                "mala",
                new MalaKernel(),
                "normal",
                new NormalStart(),
                "point",
                new PointStart())),
        experiment);
  }

  private static Map<String, Object> ula(double step) {
    return Map.of("use", "ula", "step", step);
  }

  @Test
  void samplesDependOnTheirNumberOnly() {
    SamplerContract.samplesDependOnTheirNumberOnly(
        sampler(EXPERIMENT, Map.of("steps", 10, "kernel", ula(0.01))), DENSITIES, 2);
  }

  @Test
  void theRunEndsInTheLawOfTheLastLevel() {
    TestChunk chunk = new TestChunk(DENSITIES, false, 2, 0, 20_000, 1);
    sampler(EXPERIMENT, Map.of("steps", 300, "kernel", ula(0.02))).sample(chunk);
    SamplerContract.momentsAre(DATA.perturbed(Marginal.noise(0.5)), chunk, 0.06);
    assertEquals(900, chunk.evaluations());
    assertEquals(900, chunk.done());
    assertEquals(List.of(2.0, 1.0, 0.5), chunk.levels());
  }

  /**
   * From 0, one step at each of two levels, on data at the origin: x := (1 - a / sigma^2) x +
   * sqrt(2 a) z with a = h sigma^2 / sigma_L^2.
   */
  @Test
  void eachStepIsTheFormulas() {
    Gaussian origin = new Gaussian(new double[1], new double[][] {{1e-12}});
    DoubleFunction<Density> densities = c -> origin.perturbed(Marginal.noise(c));
    double h = 0.1;
    double smallest = 0.5;
    double ratio = h / (smallest * smallest);
    double once = 2 * ratio * 4;
    double twice = Math.pow(1 - ratio, 2) * once + 2 * ratio * smallest * smallest;
    for (boolean denoise : new boolean[] {false, true}) {
      TestChunk chunk = new TestChunk(densities, false, 1, 0, 40_000, 1);
      sampler(
              TestExperiment.of(Gaussian.standard(1)),
              Map.of(
                  "steps",
                  1,
                  "kernel",
                  ula(h),
                  "levels",
                  new double[] {2, 0.5},
                  "denoise",
                  denoise,
                  "start",
                  Map.of("use", "point", "point", new double[1])))
          .sample(chunk);
      assertEquals(denoise ? 0 : twice, chunk.covariance(0, 0), 0.03 * twice);
    }
  }

  /**
   * Steps of the size of the law, which without acceptance would give variances twice too large.
   */
  @Test
  void anyKernelCanBeAnnealed() {
    TestChunk chunk = new TestChunk(DENSITIES, true, 2, 0, 20_000, 1);
    sampler(EXPERIMENT, Map.of("steps", 100, "kernel", Map.of("use", "mala", "step", 0.5)))
        .sample(chunk);
    SamplerContract.momentsAre(DATA.perturbed(Marginal.noise(0.5)), chunk, 0.05);
    assertEquals(303, chunk.evaluations());
    double accepted = chunk.meanDiagnostic("acceptance-rate");
    assertTrue(accepted > 0.2 && accepted < 0.98, "acceptance rate over all levels: " + accepted);
  }

  /** Annealing from a level that joins the modes gives them their weights. */
  @Test
  void weightsOfModesAreRecovered() {
    TwoModes modes = new TwoModes(0.2, 5, 1);
    TestChunk chunk =
        new TestChunk(c -> modes.perturbed(Marginal.noise(c)), false, 1, 0, 10_000, 1);
    NoiseLevels levels = NoiseLevels.geometric(10, 0.1, 20);
    sampler(
            TestExperiment.of(Gaussian.standard(1)).with(levels),
            Map.of(
                "steps",
                50,
                "kernel",
                ula(1e-3),
                "start",
                Map.of("use", "normal", "deviation", 10)))
        .sample(chunk);
    assertEquals(0.2, modes.shareOfFirst(chunk.state()), 0.02);
  }

  @Test
  void withoutLevelsThereIsNothingToAnneal() {
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class, () -> sampler(TestExperiment.of(DATA), Map.of()));
    assertEquals("/levels", refusal.parameter());
  }
}
