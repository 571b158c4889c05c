package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.langevin.api.dataset.Density;
import org.langevin.api.sampler.Sampler;

/** What every sampler must do. */
public final class SamplerContract {
  private SamplerContract() {}

  /**
   * Sample i depends on the seed and i only: not on the chunk that it is in, nor on what ran
   * before. A sampler that names the one condition at which it asks for the score asks at no other.
   *
   * @param densities p_c for each condition c
   */
  public static void samplesDependOnTheirNumberOnly(
      Sampler sampler, DoubleFunction<Density> densities, int dimension) {
    float[] together = run(sampler, densities, dimension, 0, 5, 3);
    float[] first = run(sampler, densities, dimension, 0, 2, 3);
    float[] second = run(sampler, densities, dimension, 2, 3, 3);
    assertArrayEquals(Arrays.copyOf(together, 2 * dimension), first);
    assertArrayEquals(Arrays.copyOfRange(together, 2 * dimension, 5 * dimension), second);
    assertArrayEquals(together, run(sampler, densities, dimension, 0, 5, 3));
    assertFalse(Arrays.equals(together, run(sampler, densities, dimension, 0, 5, 4)));
  }

  private static float[] run(
      Sampler sampler,
      DoubleFunction<Density> densities,
      int dimension,
      int first,
      int size,
      long seed) {
    DoubleFunction<Density> asked =
        condition -> {
          sampler
              .fixedCondition()
              .ifPresent(fixed -> assertEquals(fixed, condition, "the only condition asked for"));
          return densities.apply(condition);
        };
    TestChunk chunk = new TestChunk(asked, true, dimension, first, size, seed);
    sampler.sample(chunk);
    return chunk.state().clone();
  }

  /** The samples of a chunk have a mean and a covariance, within tolerances. */
  public static void momentsAre(Gaussian expected, TestChunk samples, double tolerance) {
    for (int i = 0; i < expected.dimension(); i++) {
      assertEquals(expected.mean()[i], samples.mean(i), tolerance, "mean " + i);
      for (int j = 0; j <= i; j++) {
        assertEquals(
            expected.covariance(i, j),
            samples.covariance(i, j),
            tolerance,
            "covariance " + i + ", " + j);
      }
    }
  }
}
