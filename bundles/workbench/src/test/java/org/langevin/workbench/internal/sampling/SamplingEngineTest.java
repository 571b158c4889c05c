package org.langevin.workbench.internal.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Density;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.score.Batch;
import org.langevin.kit.memory.DirectFloats;
import org.langevin.kit.score.ScoreFunction;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.testkit.TestChunk;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.SamplingTask;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.workers.WorkerTeam;

class SamplingEngineTest {
  private static final int SEED = 11;
  private static final Composition COMPOSITION = Tiny.composition(Tiny.training(1));

  /** s(x) = (1, -2) - x, the score of N((1, -2), I). */
  private static FloatBuffer exactParameters() {
    FloatBuffer parameters = DirectFloats.zeros(6);
    parameters.put(0, new float[] {-1, 0, 0, -1, 1, -2});
    return parameters;
  }

  private static SamplingEngine.Drawn draw(Sampler sampler, int count, int threads) {
    return draw(sampler, count, threads, new Cancellation(), Progress.NONE);
  }

  private static SamplingEngine.Drawn draw(
      Sampler sampler, int count, int threads, Cancellation cancellation, Progress progress) {
    try (WorkerTeam team = new WorkerTeam(threads, "test")) {
      return new SamplingEngine(COMPOSITION, new Tiny.Affine(), exactParameters(), team)
          .draw(
              new SamplingTask(
                  "test",
                  PartName.at("/samplers/0"),
                  sampler,
                  Optional.empty(),
                  PartName.at("/network"),
                  Condition.NONE,
                  count,
                  Requirements.NONE,
                  true,
                  List.of(),
                  OptionalInt.empty()),
              SEED,
              progress,
              cancellation);
    }
  }

  @Test
  void aNetworkThatWritesToTheSamplesIsFound() {
    ScoreNetwork careless =
        new Tiny.Affine() {
          @Override
          public NetworkPass open(FloatBuffer parameters, int capacity) {
            NetworkPass pass = super.open(parameters, capacity);
            return new NetworkPass() {
              @Override
              public void forward(Batch batch, float[] score) {
                pass.forward(batch, score);
                batch.x()[0] = 0;
              }

              @Override
              public void backward(float[] cotangent, FloatBuffer gradient, float[] input) {
                pass.backward(cotangent, gradient, input);
              }
            };
          }
        };
    SamplingTask task = COMPOSITION.samplers().get(0);
    try (WorkerTeam team = new WorkerTeam(2, "test")) {
      SamplingEngine engine = new SamplingEngine(COMPOSITION, careless, exactParameters(), team);
      String message =
          assertThrows(
                  PartFailedException.class,
                  () -> engine.draw(task, 11, Progress.NONE, new Cancellation()))
              .getMessage();
      assertTrue(message.contains("writes into the samples"), message);
    }
  }

  /** Langevin dynamics that loses every tenth sample at its 40th step, or all of them. */
  private static final class Diverging extends Tiny.Langevin {
    private final int every;

    Diverging(int every) {
      this.every = every;
    }

    @Override
    public void sample(Chunk chunk) {
      chunk.draw(new NormalPrior(0, 1));
      for (int i = 1; i <= 100; i++) {
        chunk.score(0);
        chunk.step(1, 0.05, Math.sqrt(0.1), 0);
        for (int item = 0; i == 40 && item < chunk.size(); item += every) {
          chunk.state()[item * chunk.dimension() + 1] = Float.POSITIVE_INFINITY;
        }
        chunk.progress(i, 100);
      }
    }
  }

  @Test
  void samplesThatAreNotFiniteAreNotHandedOver() {
    for (int threads : new int[] {1, 3}) {
      String message =
          assertThrows(NotFiniteException.class, () -> draw(new Diverging(10), 600, threads))
              .getMessage();
      assertTrue(message.startsWith("60 of 600 samples of test are not finite"), message);
      assertTrue(message.contains("from step 40 of 100 on"), message);
    }
    // Samples beyond the count are nobody's.
    Diverging far = new Diverging(200);
    assertThrows(NotFiniteException.class, () -> draw(far, 1, 1));
    String early =
        assertThrows(NotFiniteException.class, () -> draw(new Diverging(1), 600, 1)).getMessage();
    assertTrue(early.startsWith("250 of 250 samples of test are not finite"), early);
    Sampler late =
        new Tiny.Langevin() {
          @Override
          public void sample(Chunk chunk) {
            chunk.state()[2] = Float.NaN;
          }
        };
    assertEquals(1, draw(late, 1, 1).result().samples().size());
    String untold = assertThrows(NotFiniteException.class, () -> draw(late, 2, 1)).getMessage();
    assertTrue(untold.startsWith("1 of 2 samples of test are not finite; "), untold);
  }

  @Test
  void aSampleDependsNeitherOnTheCountNorOnTheThreads() {
    float[] many = draw(new Tiny.Langevin(), 1300, 1).result().samples().toArray();
    for (int threads : new int[] {1, 2, 3, 7}) {
      for (int count : new int[] {1, 250, 251, 1300}) {
        float[] some = draw(new Tiny.Langevin(), count, threads).result().samples().toArray();
        assertArrayEquals(Arrays.copyOf(many, 2 * count), some);
      }
    }
    assertNotEquals(many[0], many[2 * 250]);
  }

  @Test
  void langevinDynamicsWithTheExactScoreHasItsKnownLaw() {
    int count = 20_000;
    float[] samples = draw(new Tiny.Langevin(), count, 2).result().samples().toArray();
    // x' = x + h (m - x) + sqrt(2 h) z has the variance 2 h / (1 - (1 - h)^2) = 1 / (1 - h / 2).
    double variance = 1 / (1 - 0.05 / 2);
    for (int j = 0; j < 2; j++) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < count; i++) {
        mean += samples[2 * i + j] / count;
        square += samples[2 * i + j] * samples[2 * i + j] / (double) count;
      }
      // The start is forgotten but for (1 - h)^100 = 0.006.
      assertEquals((j == 0 ? 1 : -2) * (1 - 0.0059), mean, 5 * Math.sqrt(variance / count));
      assertEquals(variance, square - mean * mean, 5 * variance * Math.sqrt(2.0 / count));
    }
  }

  @Test
  void diagnosticsAndEvaluationsAreCounted() {
    SamplingEngine.Drawn drawn = draw(new Tiny.Langevin(), 300, 2);
    float[] samples = drawn.result().samples().toArray();
    double[] first = drawn.diagnostics().get("first-coordinate");
    assertEquals(300, first.length);
    for (int i = 0; i < 300; i++) {
      assertEquals(samples[2 * i], first[i]);
    }
    assertEquals(
        Arrays.stream(first).average().orElseThrow(),
        drawn.result().diagnostics().get("first-coordinate"),
        1e-12);
    assertEquals(100, drawn.result().evaluations());
  }

  @Test
  void theFirstChainsAreTraced() {
    SamplingEngine.Drawn drawn = draw(new Tiny.Langevin(), 300, 2);
    Traces traces = drawn.result().traces().orElseThrow();
    assertEquals(32, traces.chains());
    assertEquals(100, traces.length());
    assertEquals(1, traces.stride());
    float[] chain = new float[200];
    traces.copy(31, chain);
    float[] samples = drawn.result().samples().toArray();
    assertEquals(samples[62], chain[198]);
    assertEquals(samples[63], chain[199]);
    assertNotEquals(chain[0], chain[198]);
  }

  @Test
  void theFirstSamplesAreKeptAtEightLevels() {
    SamplerResult one = draw(new Tiny.Langevin(), 1300, 1).result();
    Levels levels = one.levels().orElseThrow();
    double[] conditions = levels.conditions();
    assertEquals(8, conditions.length);
    assertEquals(1, conditions[0]);
    assertEquals(-98, conditions[7]);
    for (int i = 1; i < 8; i++) {
      assertEquals(-99 / 7.0, conditions[i] - conditions[i - 1], 2);
    }
    assertEquals(250, levels.particles());
    float[] samples = one.samples().toArray();
    assertArrayEquals(Arrays.copyOf(samples, 2 * levels.particles()), levels.at(7));
    float[] chain = new float[200];
    one.traces().orElseThrow().copy(31, chain);
    assertEquals(chain[2 * (int) (1 - conditions[1])], levels.at(1)[2 * 31]);
    for (int threads : new int[] {2, 5}) {
      Levels other = draw(new Tiny.Langevin(), 300, threads).result().levels().orElseThrow();
      assertArrayEquals(levels.values(), other.values());
    }
    Levels few = draw(new Tiny.Langevin(), 7, 2).result().levels().orElseThrow();
    assertEquals(7, few.particles());
    assertArrayEquals(Arrays.copyOf(levels.at(3), 14), few.at(3));
  }

  @Test
  void stepsAreAffine() {
    Sampler sampler =
        new Tiny.Langevin() {
          @Override
          public void sample(Chunk chunk) {
            Arrays.fill(chunk.state(), 3);
            float[] score = chunk.score(0);
            assertEquals(-2, score[0]);
            assertEquals(-5, score[1]);
            chunk.step(2, 0.5, 0, 0.25);
            assertEquals(2 * 3 - 0.5 * 2 + 0.25, chunk.state()[0]);
            assertEquals(2 * 3 - 0.5 * 5 + 0.25, chunk.state()[1]);
            double[] a = new double[chunk.size()];
            double[] b = new double[chunk.size()];
            double[] c = new double[chunk.size()];
            Arrays.fill(a, 1);
            c[1] = 1;
            b[2] = 1;
            chunk.step(a, b, c);
            assertEquals(5.25, chunk.state()[0]);
            assertNotEquals(5.25, chunk.state()[2]);
            assertEquals(5.25 - 2, chunk.state()[4]);
            assertSame(chunk.scratch(9), chunk.scratch(9));
            assertFalse(chunk.hasLogDensity());
            assertThrows(
                IllegalStateException.class,
                () -> chunk.logDensity(chunk.state(), 0, new double[chunk.size()]));
          }
        };
    draw(sampler, 1, 1);
  }

  @Test
  void cancellingStopsAllWorkers() {
    Cancellation cancellation = new Cancellation();
    Sampler sampler =
        new Tiny.Langevin() {
          @Override
          public void sample(Chunk chunk) {
            super.sample(chunk);
            cancellation.request("a test");
          }
        };
    assertThrows(
        CancellationException.class, () -> draw(sampler, 5000, 2, cancellation, Progress.NONE));
  }

  @Test
  void theTestkitsChunkGivesTheSameNumbers() {
    Sampler sampler =
        new Tiny.Langevin() {
          @Override
          public void sample(Chunk chunk) {
            double[] ones = new double[chunk.size()];
            Arrays.fill(ones, 0.5);
            double[] someZero = ones.clone();
            someZero[1] = 0;
            chunk.draw(new NormalPrior(0.1, 2));
            chunk.score(0);
            chunk.step(0.9, 0.3, 0, 0.01);
            chunk.step(ones, ones, someZero);
            chunk.score(0);
            chunk.step(0.7, 0.1, 0.2, 0);
          }
        };
    assertArrayEquals(
        draw(sampler, 250, 1).result().samples().toArray(),
        TestChunk.run(sampler, new Exact(), 250, SEED).state());
  }

  private record Exact() implements Density {
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
      score[offset] = -x[offset] + 1;
      score[offset + 1] = -x[offset + 1] - 2;
    }
  }

  @Test
  void aStepWithoutEndIsCancelled() {
    Cancellation cancellation = new Cancellation();
    Sampler sampler =
        new Tiny.Langevin() {
          @Override
          public void sample(Chunk chunk) {
            chunk.draw(new NormalPrior(0, 1));
            chunk.progress(1, 2);
            cancellation.request("a test");
            while (true) {
              chunk.score(0);
            }
          }
        };
    assertThrows(
        CancellationException.class, () -> draw(sampler, 5000, 2, cancellation, Progress.NONE));
  }

  @Test
  void theFailureOfAWorkerIsTheOneThatIsTold() {
    Sampler sampler =
        new Tiny.Langevin() {
          @Override
          public void sample(Chunk chunk) {
            super.sample(chunk);
            throw new ArithmeticException("worth telling");
          }
        };
    PartFailedException failure =
        assertThrows(PartFailedException.class, () -> draw(sampler, 5000, 3));
    assertEquals("worth telling", failure.getCause().getMessage());
    String message = failure.getMessage();
    assertTrue(
        message.contains("/samplers/0 failed after step 100 of sampling with test"), message);
  }

  @Test
  void progressRisesToItsEnd() {
    List<Progress.Update> updates = new ArrayList<>();
    draw(new Tiny.Langevin(), 1000, 2, new Cancellation(), updates::add);
    Progress.Update last = updates.get(updates.size() - 1);
    assertEquals("sampling with test", last.phase());
    assertEquals(last.total(), last.done());
    for (int i = 1; i < updates.size(); i++) {
      assertTrue(updates.get(i).done() >= updates.get(i - 1).done());
    }
  }

  @Test
  void theSizeOfChunksFollowsFromTheShapeAlone() {
    assertEquals(250, ScoreFunction.block(Shape.point(64)));
    assertEquals(128, ScoreFunction.block(Shape.point(65)));
    assertEquals(128, ScoreFunction.block(Shape.point(10_000)));
    assertEquals(32, ScoreFunction.block(Shape.point(20_000)));
    assertEquals(32, ScoreFunction.block(Shape.image(28, 28, 1)));
  }

  @Test
  void aPriorIsDrawnFromEachSamplesOwnStream() {
    Sampler sampler =
        new Tiny.Langevin() {
          @Override
          public void sample(Chunk chunk) {
            chunk.draw(new NormalPrior(5, 0.5));
          }
        };
    float[] samples = draw(sampler, 5000, 2).result().samples().toArray();
    double mean = 0;
    double square = 0;
    for (float value : samples) {
      mean += value / samples.length;
      square += value * (double) value / samples.length;
    }
    assertEquals(5, mean, 5 * 0.5 / Math.sqrt(samples.length));
    assertEquals(0.25, square - mean * mean, 5 * 0.25 * Math.sqrt(2.0 / samples.length));
  }
}
