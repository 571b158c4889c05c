package org.langevin.samplers.ula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sde.Marginal;
import org.langevin.samplers.starts.NormalStart;
import org.langevin.samplers.starts.PointStart;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.KernelContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SamplerContract;
import org.langevin.testkit.TestChunk;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;

class UlaTest {
  private static final Gaussian DATA = Gaussian.skew();

  private static Sampler sampler(TestExperiment experiment, Map<String, ?> parameters) {
    Ula plugin = new Ula();
    return plugin.create(
        Parameters.of(
            plugin, parameters, Map.of("normal", new NormalStart(), "point", new PointStart())),
        experiment);
  }

  private static Sampler sampler(Map<String, ?> parameters) {
    return sampler(TestExperiment.of(DATA), parameters);
  }

  @Test
  void samplesDependOnTheirNumberOnly() {
    SamplerContract.samplesDependOnTheirNumberOnly(sampler(Map.of("steps", 20)), c -> DATA, 2);
  }

  /** The stationary variance of x' = (1 - h) x + sqrt(2 h) z is 1 / (1 - h / 2). */
  @Test
  void theBiasIsTheOneOfTheStepSize() {
    for (double h : new double[] {0.05, 0.2, 0.8}) {
      TestChunk chunk =
          TestChunk.run(
              sampler(Map.of("steps", (int) (4 / h), "step", h)), Gaussian.standard(2), 40_000, 2);
      double expected = 1 / (1 - h / 2);
      for (int j = 0; j < 2; j++) {
        assertEquals(0, chunk.mean(j), 0.03 * expected);
        assertEquals(expected, chunk.covariance(j, j), 0.03 * expected, "step size " + h);
      }
    }
  }

  @Test
  void theKernelKeepsItsContract() {
    UlaKernel plugin = new UlaKernel();
    Kernel kernel = plugin.create(Parameters.of(plugin), TestExperiment.of(DATA));
    KernelContract.leavesItsLawInvariant(kernel, 1, 1, 0.03);
    KernelContract.leavesItsLawInvariant(kernel, 5, 5, 0.15);
    KernelContract.chainsDependOnTheirNumberOnly(kernel);
    KernelContract.whatAChainKeepsBelongsToItsPoints(kernel);
  }

  @Test
  void smallStepsReachTheTarget() {
    TestChunk chunk = TestChunk.run(sampler(Map.of("steps", 600, "step", 0.02)), DATA, 20_000, 1);
    SamplerContract.momentsAre(DATA, chunk, 0.04);
    assertEquals(600, chunk.evaluations());
    assertEquals(600, chunk.done());
  }

  /** Near stationarity the ratio squared is h/2 E |s|^2 / d = h / 2 times 1 / (1 - h / 2). */
  @Test
  void driftToNoiseTellsTheBias() {
    double h = 0.2;
    TestChunk chunk =
        TestChunk.run(sampler(Map.of("steps", 400, "step", h)), Gaussian.standard(2), 2000, 1);
    double square = 0;
    for (double ratio : chunk.diagnostic("drift-to-noise")) {
      square += ratio * ratio / 2000;
    }
    assertEquals(h / 2 / (1 - h / 2), square, 0.002);
  }

  /** On N(0, v I) the variance is too large by the factor 1 + ratio^2, up to h = 2 v. */
  @Test
  void theVarianceIsTooLargeByOnePlusTheRatioSquared() {
    double v = 0.5;
    Gaussian law = new Gaussian(new double[2], new double[][] {{v, 0}, {0, v}});
    for (double h : new double[] {0.1, 0.5, 0.75}) {
      TestChunk chunk = TestChunk.run(sampler(Map.of("steps", 400, "step", h)), law, 20_000, 1);
      double square = 0;
      for (double ratio : chunk.diagnostic("drift-to-noise")) {
        square += ratio * ratio / 20_000;
      }
      assertEquals((h / (2 * v)) / (1 - h / (2 * v)), square, 0.02 * square, "step " + h);
      double factor = (chunk.covariance(0, 0) + chunk.covariance(1, 1)) / (2 * v);
      assertEquals(1 + square, factor, 0.03 * factor, "step " + h);
    }
    TestChunk blown = TestChunk.run(sampler(Map.of("steps", 400, "step", 2.1 * v)), law, 100, 1);
    assertTrue(blown.covariance(0, 0) > 1e6, "h above 2 v");
  }

  @Test
  void chainsBeginWhereTheyAreTold() {
    Map<String, ?> start = Map.of("use", "point", "point", new double[] {3, -2});
    TestChunk chunk =
        TestChunk.run(sampler(Map.of("steps", 1, "step", 1e-12, "start", start)), DATA, 100, 1);
    assertEquals(3, chunk.mean(0), 1e-4);
    assertEquals(-2, chunk.mean(1), 1e-4);
    assertEquals(0, chunk.covariance(0, 0), 1e-9);
  }

  @Test
  void theConditionIsTheSmallestLevelOrAsGiven() {
    TestExperiment levels = TestExperiment.of(DATA).with(NoiseLevels.of(2, 0.5));
    Map<String, ?> quick = Map.of("steps", 1000, "step", 0.02);
    TestChunk chunk = new TestChunk(c -> DATA.perturbed(Marginal.noise(c)), false, 2, 0, 10_000, 1);
    sampler(levels, quick).sample(chunk);
    assertEquals(0.5, sampler(levels, quick).fixedCondition().orElseThrow());
    SamplerContract.momentsAre(DATA.perturbed(Marginal.noise(0.5)), chunk, 0.07);
    TestExperiment time = TestExperiment.of(DATA).with(new TestSde(1, 0, 2));
    refuses("/condition", time, Map.of());
    refuses("/condition", time, Map.of("condition", 3));
    refuses("/condition", TestExperiment.of(DATA), Map.of("condition", 1));
    refuses(
        "/start/point", levels, Map.of("start", Map.of("use", "point", "point", new double[] {1})));
  }

  @Test
  void aRefusedConditionIsToldWithItsUnit() {
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () -> sampler(TestExperiment.of(DATA).with(new TestSde(1, 0, 2)), Map.of()));
    assertTrue(refusal.getMessage().endsWith(" (unit: time)"), refusal.getMessage());
  }

  private static void refuses(
      String pointer, TestExperiment experiment, Map<String, ?> parameters) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> sampler(experiment, parameters));
    assertEquals(pointer, refusal.parameter());
  }
}
