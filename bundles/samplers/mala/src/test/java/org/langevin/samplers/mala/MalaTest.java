package org.langevin.samplers.mala;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.dataset.Density;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Sampler;
import org.langevin.samplers.starts.NormalStart;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.KernelContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SamplerContract;
import org.langevin.testkit.TestChunk;
import org.langevin.testkit.TestExperiment;

class MalaTest {
  private static final Gaussian DATA = Gaussian.skew();

  private static Sampler sampler(Map<String, ?> parameters) {
    return sampler(DATA, parameters);
  }

  /** For samples of the shape of a law. */
  private static Sampler sampler(Gaussian law, Map<String, ?> parameters) {
    Mala plugin = new Mala();
    return plugin.create(
        Parameters.of(plugin, parameters, Map.of("normal", new NormalStart())),
        TestExperiment.of(law));
  }

  @ParameterizedTest
  @ValueSource(strings = {"automatic", "line"})
  void samplesDependOnTheirNumberOnly(String acceptance) {
    SamplerContract.samplesDependOnTheirNumberOnly(
        sampler(Map.of("steps", 20, "acceptance", acceptance)), c -> DATA, 2);
  }

  /** With steps that without acceptance would make variances larger by half and more. */
  @ParameterizedTest
  @ValueSource(strings = {"automatic", "line"})
  void theKernelKeepsItsContract(String acceptance) {
    MalaKernel plugin = new MalaKernel();
    Kernel kernel =
        plugin.create(
            Parameters.of(plugin, Map.of("step", 0.6, "acceptance", acceptance, "nodes", 5)),
            TestExperiment.of(DATA));
    KernelContract.leavesItsLawInvariant(kernel, 1, 1, 0);
    KernelContract.leavesItsLawInvariant(kernel, 5, 5, 0);
    KernelContract.chainsDependOnTheirNumberOnly(kernel);
    KernelContract.whatAChainKeepsBelongsToItsPoints(kernel);
  }

  /** Without acceptance, a step of 0.5 would give variances up to twice too large. */
  @Test
  void thereIsNoBias() {
    TestChunk chunk = TestChunk.run(sampler(Map.of("steps", 100, "step", 0.5)), DATA, 40_000, 1);
    SamplerContract.momentsAre(DATA, chunk, 0.03);
    assertEquals(101, chunk.evaluations());
    assertEquals(100, chunk.done());
  }

  /** log p is quadratic: the line integral is exact with any number of nodes. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void onAGaussianTheLineIsAsGoodAsTheDensity(int nodes) {
    Map<String, ?> line = Map.of("steps", 60, "step", 0.5, "acceptance", "line", "nodes", nodes);
    TestChunk expected = TestChunk.run(sampler(Map.of("steps", 60, "step", 0.5)), DATA, 2000, 1);
    TestChunk actual = TestChunk.run(sampler(line), DATA, 2000, 1);
    assertEquals(
        expected.meanDiagnostic("acceptance-rate"), actual.meanDiagnostic("acceptance-rate"), 1e-4);
    assertEquals(1 + 60 * (nodes - 1), actual.evaluations());
    SamplerContract.momentsAre(DATA, actual, 0.12);
  }

  /** p proportional to exp(-x^4 / 4): E x^2 = 2 Gamma(3/4) / Gamma(1/4) and E x^4 = 1. */
  private record Quartic() implements Density {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public double logDensity(float[] x, int offset) {
      return -Math.pow(x[offset], 4) / 4;
    }

    @Override
    public void score(float[] x, int offset, float[] score) {
      score[offset] = -x[offset] * x[offset] * x[offset];
    }
  }

  @Test
  void threeNodesAreExactForAQuarticAndTwoAreNot() {
    double exact = 2 * 1.2254167024651776 / 3.6256099082219083;
    assertEquals(exact, secondMoment("automatic", 3), 0.012);
    assertEquals(exact, secondMoment("line", 3), 0.012);
    assertEquals(exact, secondMoment("line", 5), 0.012);
    assertTrue(Math.abs(secondMoment("line", 2) - exact) > 0.03);
  }

  /** Chains begin near 0: from far out, where the drift overshoots, they would not return. */
  private static double secondMoment(String acceptance, int nodes) {
    Sampler sampler =
        sampler(
            Gaussian.standard(1),
            Map.of(
                "steps",
                100,
                "step",
                0.3,
                "acceptance",
                acceptance,
                "nodes",
                nodes,
                "start",
                Map.of("use", "normal", "deviation", 0.5)));
    return TestChunk.run(sampler, new Quartic(), 40_000, 3).covariance(0, 0);
  }

  @Test
  void withoutADensityTheLineIsUsed() {
    TestChunk chunk = new TestChunk(c -> new Quartic(), false, 1, 0, 10, 1);
    sampler(Gaussian.standard(1), Map.of("steps", 5)).sample(chunk);
    assertEquals(16, chunk.evaluations());
  }

  /**
   * In one dimension on N(0, 1) a proposal from x to y is accepted with the probability exp(h (x^2
   * - y^2) / 4) at most 1: the rate at stationarity by quadrature.
   */
  @Test
  void theAcceptanceRateIsTheOneOfTheFormula() {
    double h = 0.8;
    double rate = 0;
    double dx = 0.01;
    for (double x = -8; x < 8; x += dx) {
      for (double z = -6; z < 6; z += 0.01) {
        double y = (1 - h) * x + Math.sqrt(2 * h) * z;
        double weight = Math.exp(-(x * x + z * z) / 2) / (2 * Math.PI) * dx * 0.01;
        rate += weight * Math.min(1, Math.exp(h * (x * x - y * y) / 4));
      }
    }
    TestChunk chunk =
        TestChunk.run(
            sampler(Gaussian.standard(1), Map.of("steps", 50, "step", h)),
            Gaussian.standard(1),
            10_000,
            1);
    assertEquals(rate, chunk.meanDiagnostic("acceptance-rate"), 0.003);
    assertTrue(chunk.meanDiagnostic("squared-jump") < 2 * h);
    assertTrue(chunk.meanDiagnostic("squared-jump") > 0.5 * h);
  }
}
