package org.langevin.samplers.predictorcorrector;

import java.util.Arrays;
import org.langevin.api.sampler.Chain;
import org.langevin.api.sampler.Chunk;

/** What stands for the norm of the score in the scale of the corrector's steps. */
public enum Norm {
  /**
   * Its expectation, sqrt(d) / s(t): |z| is sqrt(d), and the root mean square of the score of p_t
   * is at most, and for data near a manifold almost, sqrt(d) / s(t). This gives the scale 2 r^2
   * s(t)^2, in proportion to that of annealed Langevin dynamics. It leaves p_t invariant up to the
   * discretisation, in any dimension.
   */
  MARGINAL {
    @Override
    void scales(Chunk chunk, Chain chain, double snr, double deviation, double[] target) {
      Arrays.fill(target, 2 * StrictMath.pow(snr * deviation, 2));
    }
  },
  /**
   * The norm of each sample's own score: the scale is 2 r^2 d / |s(x, t)|^2, at most s(t)^2. In
   * hundreds of dimensions the norm hardly differs among samples and this is the paper's rule; in
   * few dimensions a step that depends on x changes the invariant law noticeably, towards p_t
   * |s|^2, with any kernel.
   */
  SAMPLE {
    @Override
    void scales(Chunk chunk, Chain chain, double snr, double deviation, double[] target) {
      float[] score = chain.score();
      int dimension = chunk.dimension();
      for (int i = 0; i < target.length; i++) {
        double square = 0;
        for (int j = i * dimension; j < (i + 1) * dimension; j++) {
          square += (double) score[j] * score[j];
        }
        target[i] = Math.min(2 * snr * snr * dimension / square, deviation * deviation);
      }
    }
  };

  /**
   * Sets the scale of each item.
   *
   * @param chain at the points and the time of the next step
   * @param snr r
   * @param deviation s(t)
   */
  abstract void scales(Chunk chunk, Chain chain, double snr, double deviation, double[] target);
}
