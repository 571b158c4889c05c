package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.gallery.Gallery;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.sampling.SamplerResult;
import org.langevin.workbench.internal.sampling.SamplingEngine;
import org.langevin.workbench.internal.workers.WorkerTeam;

class SimulationsTest extends RealExperiments {
  private static final String MIXTURE =
      "'dataset': {'use': 'gaussian-mixture', 'means': [[-3], [5]], 'count': 4000}";
  private static final String SDE = "'sde': {'use': 'ornstein-uhlenbeck', 'beta': 0.5}";
  private static final String BOTH =
      "'simulations': [{'use': 'euler-maruyama', 'count': 4000, 'steps': 200},"
          + " {'use': 'exact', 'count': 4000, 'steps': 8}]";

  @Test
  void endsFollowTheLawAtTheHorizon() throws Exception {
    Composition composition = compose(MIXTURE, SDE, BOTH, "'metrics': [{'use': 'wasserstein'}]");
    // E X = e^-1/2 (-3 + 5) / 2, Var X = e^-1 (1 + 16) + 1 - e^-1.
    double mean = Math.exp(-0.5);
    double variance = Math.exp(-1) * 16 + 1;
    for (int i = 0; i < 2; i++) {
      Items ends = simulate(composition, i, 2).samples();
      double[] x = ends.toDoubles();
      double found = IntStream.range(0, x.length).mapToDouble(j -> x[j]).average().orElseThrow();
      assertEquals(mean, found, 5 * Math.sqrt(variance / x.length));
      double spread =
          IntStream.range(0, x.length)
              .mapToDouble(j -> (x[j] - mean) * (x[j] - mean))
              .average()
              .orElseThrow();
      assertEquals(variance, spread, 0.05 * variance);
    }
    Density density = composition.dataset().ability(Density.class).orElseThrow();
    double atMode = Math.exp(density.logDensity(new float[] {(float) (5 * mean)}, 0));
    assertEquals(0.5 / Math.sqrt(2 * Math.PI), atMode, 2e-3);
    Items held = composition.dataset().heldOut(4000, RandomStream.of(1, "test"));
    double heldMean =
        IntStream.range(0, held.size()).mapToDouble(j -> held.toDoubles()[j]).average().orElse(0);
    assertEquals(mean, heldMean, 5 * Math.sqrt(variance / held.size()));
  }

  /** Paths of two schemes with the same number stay together; other numbers go other ways. */
  @Test
  void schemesTakeTheSameBrownianPaths() throws Exception {
    Composition composition = compose(MIXTURE, SDE, BOTH);
    float[] steps = simulate(composition, 0, 2).samples().toArray();
    float[] exact = simulate(composition, 1, 2).samples().toArray();
    double apart = 0;
    for (int i = 0; i < steps.length; i++) {
      apart += Math.abs(steps[i] - exact[i]) / steps.length;
    }
    // Eight exact steps leave sqrt(8 h^3 / 12) open for h = 1/8, times rates below 1.
    assertTrue(apart < 0.02, "apart by " + apart);
  }

  @Test
  void pathsDependOnNothingButSeedAndNumber() throws Exception {
    Composition composition = compose(MIXTURE, SDE, BOTH);
    SamplerResult one = simulate(composition, 0, 1);
    SamplerResult two = simulate(composition, 0, 2);
    assertArrayEquals(one.samples().toArray(), two.samples().toArray());
    assertArrayEquals(one.traces().orElseThrow().values(), two.traces().orElseThrow().values());
    assertEquals(4000, one.traces().orElseThrow().chains());
    float[] last = one.traces().orElseThrow().statesAt(199);
    assertArrayEquals(one.samples().toArray(), last);
  }

  /** Its velocity is drawn at the start, and its items are the positions. */
  @Test
  void aStateMayHaveMoreNumbersThanAnItem() throws Exception {
    Composition composition =
        compose(
            MIXTURE,
            "'sde': {'use': 'critically-damped'}",
            "'simulations': [{'use': 'euler-maruyama', 'count': 300, 'steps': 20}]",
            "'metrics': [{'use': 'wasserstein'}]");
    Items ends = simulate(composition, 0, 2).samples();
    assertEquals(300, ends.size());
    assertEquals(1, ends.shape().dimension());
    assertEquals(50, composition.dataset().heldOut(50, RandomStream.of(1, "test")).size());
    assertTrue(
        refusal(MIXTURE, "'sde': {'use': 'critically-damped'}", "'simulations': [{'use': 'exact'}]")
            .contains("mine.json#/simulations/0: exact steps are for states"));
  }

  /** Where h beta is above 2, Euler-Maruyama leaves the range of numbers. */
  @Test
  void aSchemeThatIsUnstableSaysSo() throws Exception {
    Composition composition =
        compose(
            MIXTURE,
            "'sde': {'use': 'ornstein-uhlenbeck', 'beta': 1000}",
            "'simulations': [{'use': 'euler-maruyama', 'count': 10, 'steps': 100}]");
    NotFiniteException unstable =
        assertThrows(NotFiniteException.class, () -> simulate(composition, 0, 1));
    assertTrue(unstable.getMessage().contains("take more steps"), unstable.getMessage());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertTrue(refusal(MIXTURE, BOTH).contains("#/sde: simulations need an SDE"));
    assertTrue(refusal(MIXTURE, SDE, BOTH, "'network': {'use': 'exact'}").contains("#/network: "));
    assertTrue(
        refusal(MIXTURE, SDE, BOTH, "'samplers': [{'use': 'ula', 'step': 1}]")
            .contains("#/samplers: simulations solve the SDE forward"));
    assertTrue(
        refusal(MIXTURE, SDE, "'simulations': [{'use': 'euler-maruyama', 'steps': 0}]")
            .contains("#/simulations/0/steps: 0 is out of range"));
    assertTrue(
        refusal(MIXTURE, SDE, "'metrics': [{'use': 'wasserstein'}]")
            .contains("needs samples, but there is no sampler"));
  }

  @Test
  void anyExperimentWithAnSdeCanBeSimulated() throws Exception {
    ObjectNode document =
        document(
            MIXTURE,
            SDE,
            "'seed': 3",
            "'network': {'use': 'exact'}",
            "'samplers': [{'use': 'euler-maruyama'}]");
    Gallery gallery = new Gallery(composer(), folder);
    Experiment simulation =
        gallery.simulation(new Experiment("mine.json", "", document), List.of("exact"), 4, 10);
    Composition composition = composer().compose(simulation, Progress.NONE);
    assertEquals(3, composition.seed());
    assertEquals(10, simulate(composition, 0, 1).samples().size());
  }

  private static SamplerResult simulate(Composition composition, int index, int threads) {
    try (WorkerTeam team = new WorkerTeam(threads, "test")) {
      return SamplingEngine.withoutScore(
              composition,
              composition.dataset().shape().blocks(composition.condition().blocks()),
              team)
          .draw(composition.samplers().get(index), 1, Progress.NONE, new Cancellation())
          .result();
    }
  }
}
