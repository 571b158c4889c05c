package org.langevin.kit.sampler;

import java.util.Arrays;
import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.Start;

/**
 * The simplest schedule over a kernel: one chain for each sample, at one condition and temperature
 * 1.
 *
 * @param kernel what moves the samples
 * @param steps how many steps
 * @param start where chains begin
 * @param condition at which the score is asked for, see {@link FixedCondition}
 */
public record ChainSampler(Kernel kernel, int steps, Start start, double condition)
    implements FixedConditionSampler {
  @Override
  public void sample(Chunk chunk) {
    start.draw(chunk, chunk.state());
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
