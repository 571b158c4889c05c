package org.langevin.kit.sampler;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;

/**
 * The simplest schedule over a kernel: one chain for each sample, at one condition and temperature
 * 1.
 */
public final class ChainSampler implements Sampler {
  private final Kernel kernel;
  private final int steps;
  private final Start start;
  private final double condition;

  /**
   * A sampler.
   *
   * @param context of the sampler
   * @param steps how many steps
   * @param start where chains begin
   * @param condition at which the score is asked for; null if it is not given
   * @throws org.langevin.api.InvalidExperimentException if start or condition do not fit the
   *     experiment, with a pointer below {@code /start} or {@code /condition}
   */
  public ChainSampler(
      SamplerContext context, Kernel kernel, int steps, Start start, Double condition) {
    start.check(context.shape());
    this.kernel = kernel;
    this.steps = steps;
    this.start = start;
    this.condition = FixedCondition.of(context, condition);
  }

  @Override
  public boolean accepts(Condition asked) {
    return true;
  }

  @Override
  public OptionalDouble fixedCondition() {
    return OptionalDouble.of(condition);
  }

  @Override
  public void sample(Chunk chunk) {
    start.draw(chunk);
    Chain chain = kernel.open(chunk, chunk.state(), 1);
    double[] scales = new double[chunk.size()];
    Arrays.fill(scales, 1);
    chain.at(condition);
    chain.scale(scales);
    for (int i = 1; i <= steps; i++) {
      chain.step();
      chunk.progress(i, steps);
    }
    chain.diagnose();
  }
}
