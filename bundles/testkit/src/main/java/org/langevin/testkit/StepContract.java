package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.langevin.api.dataset.Density;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Step;
import org.langevin.api.sampler.Trajectory;
import org.langevin.kit.sampler.ReverseSampler;
import org.langevin.kit.sampler.ReverseTime;

/** What every step of the reverse process must do. */
public final class StepContract {
  private static final Gaussian DATA = new Gaussian(new double[] {1}, new double[][] {{0.25}});
  private static final TestSde SDE = new TestSde(1.5, 0.7, 1);
  private static final TestExperiment EXPERIMENT = TestExperiment.of(DATA).with(SDE);
  private static final DoubleFunction<Density> DENSITIES = t -> DATA.perturbed(SDE.marginal(t));
  private static final double END = 0.1;
  private static final int ITEMS = 100_000;

  private StepContract() {}

  /** A sample depends on the seed and its number only, and not on the chunk that it is in. */
  public static void samplesDependOnTheirNumberOnly(Function<SamplerContext, Step> make) {
    SamplerContract.samplesDependOnTheirNumberOnly(
        new ReverseSampler(EXPERIMENT, new ReverseTime(SDE, END, 7), make.apply(EXPERIMENT), false),
        DENSITIES,
        1);
  }

  /**
   * From the exact law at the horizon, with exact scores, of normal data under an
   * Ornstein-Uhlenbeck process: the more steps, the nearer do mean and variance come to those of
   * the closed form, and doubling the steps divides their error by 2^order.
   *
   * @param make the step for an experiment
   * @param order the weak order of convergence
   */
  public static void convergesToTheMarginal(Function<SamplerContext, Step> make, int order) {
    double before = error(make.apply(EXPERIMENT), 5);
    for (int steps = 10; steps <= 40; steps *= 2) {
      double error = error(make.apply(EXPERIMENT), steps);
      double most = before / Math.pow(2, order) * 1.25 + chance();
      int count = steps;
      assertTrue(
          error <= most,
          () -> count + " steps have an error of " + error + ", which should be at most " + most);
      before = error;
    }
    double last = error(make.apply(EXPERIMENT), 400);
    assertTrue(last <= 2 * chance(), () -> "400 steps have an error of " + last);
  }

  /** Five standard errors of the mean and the variance together. */
  private static double chance() {
    double variance = DATA.perturbed(SDE.marginal(END)).covariance(0, 0);
    return 5 * (Math.sqrt(variance / ITEMS) + variance * Math.sqrt(2.0 / ITEMS));
  }

  private static double error(Step step, int steps) {
    TestChunk chunk = new TestChunk(DENSITIES, false, 1, 0, ITEMS, 1);
    Gaussian begin = DATA.perturbed(SDE.marginal(SDE.horizon()));
    float[] exact = begin.draw(ITEMS, RandomStream.of(2, "beginning"));
    System.arraycopy(exact, 0, chunk.state(), 0, ITEMS);
    ReverseTime time = new ReverseTime(SDE, END, steps);
    Trajectory trajectory = step.open(chunk);
    for (int i = 0; i < steps; i++) {
      trajectory.step(time.time(i), time.time(i + 1), true);
    }
    Gaussian law = DATA.perturbed(SDE.marginal(END));
    return Math.abs(chunk.mean(0) - law.mean()[0])
        + Math.abs(chunk.covariance(0, 0) - law.covariance(0, 0));
  }

  /** Without noise a step leads to the mean of where it leads with noise. */
  public static void withoutNoiseItIsTheMean(Function<SamplerContext, Step> make) {
    Step step = make.apply(EXPERIMENT);
    float[][] ends = new float[2][];
    for (int k = 0; k < 2; k++) {
      TestChunk chunk = new TestChunk(DENSITIES, false, 1, 0, ITEMS, 3);
      Arrays.fill(chunk.state(), 0.4f);
      step.open(chunk).step(0.6, 0.4, k == 1);
      ends[k] = chunk.state();
    }
    Statistic mean = new Statistic();
    for (float x : ends[1]) {
      mean.add(x);
    }
    for (float x : ends[0]) {
      assertTrue(x == ends[0][0], "without noise, equal points go the same way");
    }
    mean.estimates(ends[0][0], 1e-6, "the point without noise");
  }
}
