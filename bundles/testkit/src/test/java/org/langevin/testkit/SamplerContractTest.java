package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.langevin.api.condition.Condition;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.kit.sde.NormalPrior;

/** The checks let a right sampler pass, and no wrong one. */
class SamplerContractTest {
  private static final Gaussian DATA = Gaussian.skew();

  private interface Run {
    void sample(Chunk chunk);
  }

  private static Sampler sampler(Run run) {
    return new Sampler() {
      @Override
      public boolean accepts(Condition conditioning) {
        return true;
      }

      @Override
      public void sample(Chunk chunk) {
        run.sample(chunk);
      }
    };
  }

  private static void langevin(Chunk chunk, double noise) {
    chunk.draw(new NormalPrior(0, 1));
    for (int i = 0; i < 200; i++) {
      chunk.score(0);
      chunk.step(1, 0.05, noise, 0);
    }
  }

  @Test
  void aRightSamplerPasses() {
    Sampler right = sampler(chunk -> langevin(chunk, Math.sqrt(0.1)));
    SamplerContract.samplesDependOnTheirNumberOnly(right, c -> DATA, 2);
    SamplerContract.momentsAre(DATA, TestChunk.run(right, DATA, 5000, 1), 0.12);
  }

  @Test
  void aSamplerWithTheWrongNoiseFails() {
    TestChunk samples = TestChunk.run(sampler(chunk -> langevin(chunk, 0.1)), DATA, 5000, 1);
    assertThrows(AssertionError.class, () -> SamplerContract.momentsAre(DATA, samples, 0.12));
  }

  @Test
  void aSamplerWhoseStepIsTheChunksMeanFails() {
    Sampler tied =
        sampler(
            chunk -> {
              chunk.draw(new NormalPrior(0, 1));
              double sum = 0;
              for (float s : chunk.score(0)) {
                sum += s * s;
              }
              double h = 0.01 * chunk.size() / sum;
              chunk.step(1, h, Math.sqrt(2 * h), 0);
            });
    assertThrows(
        AssertionError.class,
        () -> SamplerContract.samplesDependOnTheirNumberOnly(tied, c -> DATA, 2));
  }

  @Test
  void aSamplerThatIgnoresTheSeedFails() {
    Sampler fixed =
        sampler(
            chunk -> {
              for (int i = 0; i < chunk.size() * 2; i++) {
                chunk.state()[i] = 1;
              }
            });
    assertThrows(
        AssertionError.class,
        () -> SamplerContract.samplesDependOnTheirNumberOnly(fixed, c -> DATA, 2));
  }

  @Test
  void theGaussianDrawsWhatItSays() {
    float[] items = DATA.draw(50_000, RandomStream.of(1, "items"));
    double[] sums = new double[5];
    for (int i = 0; i < items.length; i += 2) {
      double x = items[i] - 1;
      double y = items[i + 1] + 0.5;
      double[] terms = {x, y, x * x, x * y, y * y};
      for (int k = 0; k < 5; k++) {
        sums[k] += terms[k] / 50_000;
      }
    }
    double[] expected = {0, 0, 1.5, 0.6, 0.8};
    for (int k = 0; k < 5; k++) {
      assertEquals(expected[k], sums[k], 0.03);
    }
  }
}
