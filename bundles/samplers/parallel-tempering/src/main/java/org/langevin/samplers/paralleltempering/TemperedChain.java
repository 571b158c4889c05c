package org.langevin.samplers.paralleltempering;

import java.util.Arrays;
import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Kernel;

/** The chains of one temperature. */
final class TemperedChain {
  private final Chunk chunk;
  private final float[] x;
  private final double temperature;
  private final Chain chain;

  TemperedChain(Kernel kernel, Chunk chunk, float[] x, double condition, double temperature) {
    this.chunk = chunk;
    this.x = x;
    this.temperature = temperature;
    chain = kernel.open(chunk, x, temperature);
    double[] scales = new double[chunk.size()];
    Arrays.fill(scales, temperature);
    chain.at(condition);
    chain.scale(scales);
  }

  void step() {
    chain.step();
  }

  void diagnose() {
    chain.diagnose();
  }

  /**
   * Exchanges the points of some items with those of a colder temperature.
   *
   * @param count is increased by 1 where points were exchanged
   */
  void exchange(TemperedChain colder, double[] count) {
    double[] mine = chain.logDensity();
    double[] others = colder.chain.logDensity();
    float[] myScore = chain.score();
    float[] otherScore = colder.chain.score();
    double power = 1 / temperature - 1 / colder.temperature;
    for (int i = 0; i < count.length; i++) {
      double logRatio = power * (others[i] - mine[i]);
      if (StrictMath.log(1 - chunk.random(i).nextDouble()) <= logRatio) {
        swap(mine, others, i);
        swap(x, colder.x, i);
        swap(myScore, otherScore, i);
        count[i]++;
      }
    }
  }

  private static void swap(double[] first, double[] second, int item) {
    double kept = first[item];
    first[item] = second[item];
    second[item] = kept;
  }

  private void swap(float[] first, float[] second, int item) {
    for (int j = item * chunk.dimension(); j < (item + 1) * chunk.dimension(); j++) {
      float kept = first[j];
      first[j] = second[j];
      second[j] = kept;
    }
  }
}
