package org.langevin.samplers.paralleltempering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.sampler.Sampler;
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

class ParallelTemperingTest {
  private static final Gaussian DATA = Gaussian.skew();

  private static Sampler sampler(String parameters) {
    ParallelTempering plugin = new ParallelTempering();
    return plugin.create(
        Parameters.parse(
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
        TestExperiment.of(parameters.contains("point") ? Gaussian.standard(1) : DATA));
  }

  @Test
  void samplesDependOnTheirNumberOnly() {
    SamplerContract.samplesDependOnTheirNumberOnly(sampler("{'steps': 20}"), c -> DATA, 2);
  }

  @Test
  void theLawAtTemperatureOneIsTheTarget() {
    TestChunk chunk =
        TestChunk.run(
            sampler("{'steps': 100, 'kernel': {'use': 'mala', 'step': 0.4}}"), DATA, 10_000, 1);
    SamplerContract.momentsAre(DATA, chunk, 0.06);
    assertEquals(5 * 101, chunk.evaluations());
    assertEquals(100, chunk.done());
    double exchanges = chunk.meanDiagnostic("exchange-rate");
    assertTrue(exchanges > 0.2 && exchanges < 0.9, "exchange rate " + exchanges);
  }

  /**
   * A kernel that keeps no log-densities, on N(0, I): with a step of h T at temperature T the
   * variance of each chain is T / (1 - h / 2), so that exchanges, which are exact for T alone,
   * leave the cold chain near 1 / (1 - h / 2).
   */
  @Test
  void anyKernelCanBeTempered() {
    TestChunk chunk =
        TestChunk.run(
            sampler(
                "{'steps': 200, 'kernel': {'use': 'ula', 'step': 0.05},"
                    + " 'temperatures': [4, 2, 1], 'start': {'use': 'normal', 'deviation': 3}}"),
            Gaussian.standard(2),
            10_000,
            1);
    SamplerContract.momentsAre(Gaussian.standard(2), chunk, 0.06);
    double exchanges = chunk.meanDiagnostic("exchange-rate");
    assertTrue(exchanges > 0.3 && exchanges < 0.9, "exchange rate " + exchanges);
    assertTrue(chunk.meanDiagnostic("drift-to-noise") > 0.1);
  }

  /** All chains begin in the heavier mode; only hot ones can leave it. */
  @Test
  void hotChainsCarrySamplesBetweenModes() {
    TwoModes modes = new TwoModes(0.2, 5, 1);
    String start = "'start': {'use': 'point', 'point': [5]}";
    double tempered =
        modes.shareOfFirst(
            TestChunk.run(
                    sampler(
                        "{'steps': 400, 'kernel': {'use': 'mala', 'step': 0.4}, " + start + "}"),
                    modes,
                    4000,
                    1)
                .state());
    double cold =
        modes.shareOfFirst(
            TestChunk.run(
                    sampler(
                        "{'steps': 400, 'kernel': {'use': 'mala', 'step': 0.4}, 'temperatures': [1], "
                            + start
                            + "}"),
                    modes,
                    4000,
                    1)
                .state());
    assertEquals(0.2, tempered, 0.025);
    assertEquals(0, cold, 0.01);
  }

  @Test
  void whatCannotWorkIsRefused() {
    refuses("/temperatures/1", "{'temperatures': [2, 2, 1]}");
    refuses("/temperatures", "{'temperatures': [4, 2]}");
    refuses("/temperatures", "{'temperatures': []}");
  }

  private static void refuses(String pointer, String parameters) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> sampler(parameters));
    assertEquals(pointer, refusal.parameter());
  }
}
