package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.langevin.api.condition.Condition;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Sampler;

/** What every kernel must do. */
public final class KernelContract {
  private static final Gaussian LAW = Gaussian.skew();
  private static final int ITEMS = 20_000;
  private static final int STEPS = 20;

  private KernelContract() {}

  /**
   * Twenty steps leave invariant what they begin in: a normal law in the plane, and a mixture of
   * two on the line, at this temperature.
   *
   * @param scale of the steps
   * @param bias by which moments may differ on top of chance; 0 for a kernel without bias
   */
  public static void leavesItsLawInvariant(
      Kernel kernel, double temperature, double scale, double bias) {
    leavesANormalLawInvariant(kernel, temperature, scale, bias);
    leavesAMixtureInvariant(kernel, temperature, scale, bias);
  }

  private static void leavesANormalLawInvariant(
      Kernel kernel, double temperature, double scale, double bias) {
    TestChunk chunk = new TestChunk(c -> LAW, true, 2, 0, ITEMS, 1);
    float[] x = LAW.draw(ITEMS, RandomStream.of(2, "beginning"));
    double[] mean = LAW.mean();
    for (int j = 0; j < x.length; j++) {
      x[j] = (float) (mean[j % 2] + Math.sqrt(temperature) * (x[j] - mean[j % 2]));
    }
    run(kernel, chunk, x, temperature, scale);
    for (int i = 0; i < 2; i++) {
      Statistic first = new Statistic();
      for (int k = 0; k < ITEMS; k++) {
        first.add(x[2 * k + i] - mean[i]);
      }
      first.estimates(0, bias, "the mean of component " + i + " from its own");
      for (int j = 0; j <= i; j++) {
        Statistic second = new Statistic();
        for (int k = 0; k < ITEMS; k++) {
          second.add((x[2 * k + i] - mean[i]) * (x[2 * k + j] - mean[j]));
        }
        second.estimates(
            temperature * LAW.covariance(i, j), bias, "the covariance " + i + ", " + j);
      }
    }
  }

  /**
   * The density of the mixture to the power 1 / T is drawn from by its quantiles on a fine grid.
   */
  private static void leavesAMixtureInvariant(
      Kernel kernel, double temperature, double scale, double bias) {
    TwoModes law = new TwoModes(0.3, 1.5, 1);
    int cells = 40_000;
    double width = 60.0 / cells;
    float[] grid = new float[cells];
    double[] weights = new double[cells];
    double total = 0;
    double share = 0;
    double square = 0;
    for (int k = 0; k < cells; k++) {
      grid[k] = (float) (-30 + (k + 0.5) * width);
      weights[k] = Math.exp(law.logDensity(grid, k) / temperature);
      total += weights[k];
      share += grid[k] < 0 ? weights[k] : 0;
      square += grid[k] * grid[k] * weights[k];
    }
    float[] x = new float[ITEMS];
    RandomStream random = RandomStream.of(3, "beginning");
    for (int i = 0; i < ITEMS; i++) {
      double left = (i + random.nextDouble()) / ITEMS * total;
      int k = 0;
      while (k < cells - 1 && left > weights[k]) {
        left -= weights[k++];
      }
      x[i] = (float) (grid[k] + (random.nextDouble() - 0.5) * width);
    }
    TestChunk chunk = new TestChunk(c -> law, true, 1, 0, ITEMS, 4);
    run(kernel, chunk, x, temperature, scale);
    Statistic negative = new Statistic();
    Statistic second = new Statistic();
    for (float value : x) {
      negative.add(value < 0 ? 1 : 0);
      second.add(value * value);
    }
    negative.estimates(share / total, bias, "the share below 0");
    second.estimates(square / total, 2 * bias, "the second moment");
  }

  private static void run(
      Kernel kernel, TestChunk chunk, float[] x, double temperature, double scale) {
    Chain chain = open(kernel, chunk, x, temperature, scale);
    for (int i = 0; i < STEPS; i++) {
      chain.step();
    }
  }

  private static Chain open(
      Kernel kernel, Chunk chunk, float[] x, double temperature, double... scales) {
    Chain chain = kernel.open(chunk, x, temperature);
    chain.at(0);
    chain.scale(scales.length == chunk.size() ? scales : filled(chunk.size(), scales[0]));
    return chain;
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  /**
   * A chain depends on the seed, its item's number and its scale only: not on the chunk that it is
   * in, nor on the scales of others.
   */
  public static void chainsDependOnTheirNumberOnly(Kernel kernel) {
    SamplerContract.samplesDependOnTheirNumberOnly(new Chains(kernel), c -> LAW, 2);
    float[] small = moved(kernel, 1, 1, 1, 1);
    float[] large = moved(kernel, 3, 3, 3, 3);
    float[] mixed = moved(kernel, 3, 1, 3, 1);
    for (int j = 0; j < mixed.length; j++) {
      assertEquals(j / 2 % 2 == 0 ? large[j] : small[j], mixed[j], "value " + j);
    }
  }

  private static float[] moved(Kernel kernel, double... scales) {
    TestChunk chunk = new TestChunk(c -> LAW, true, 2, 0, scales.length, 5);
    chunk.noise(chunk.state());
    Chain chain = open(kernel, chunk, chunk.state(), 1, scales);
    for (int i = 0; i < STEPS; i++) {
      chain.step();
    }
    return chunk.state();
  }

  /** A kernel's chains as a sampler. */
  private record Chains(Kernel kernel) implements Sampler {
    @Override
    public boolean accepts(Condition condition) {
      return true;
    }

    @Override
    public void sample(Chunk chunk) {
      chunk.noise(chunk.state());
      Chain chain = open(kernel, chunk, chunk.state(), 1, 1);
      for (int i = 0; i < STEPS; i++) {
        chain.step();
      }
      chain.diagnose();
    }
  }

  /**
   * What a chain says of its points is true of them as they are: at first, after steps, and after
   * somebody else has moved them and said so. A chain moves the points that it was given.
   */
  public static void whatAChainKeepsBelongsToItsPoints(Kernel kernel) {
    TestChunk chunk = new TestChunk(c -> LAW, true, 2, 0, 50, 6);
    float[] x = LAW.draw(50, RandomStream.of(7, "beginning"));
    Chain chain = open(kernel, chunk, x, 1, 1);
    checkKept(chain, chunk, x);
    float[] before = x.clone();
    for (int i = 0; i < 5; i++) {
      chain.step();
      checkKept(chain, chunk, x);
    }
    int still = 0;
    for (int j = 0; j < x.length; j++) {
      still += x[j] == before[j] ? 1 : 0;
    }
    assertEquals(0, still == x.length ? 1 : 0, "after five steps no point has moved");
    for (int j = 0; j < x.length; j++) {
      x[j] += 1;
    }
    chain.at(0);
    checkKept(chain, chunk, x);
  }

  private static void checkKept(Chain chain, Chunk chunk, float[] x) {
    float[] score = new float[x.length];
    double[] logDensity = new double[chunk.size()];
    chunk.score(x, 0, score);
    chunk.logDensity(x, 0, logDensity);
    assertArrayEquals(score, chain.score(), "the score at the points");
    assertArrayEquals(logDensity, chain.logDensity(), "the log-density of the points");
  }
}
