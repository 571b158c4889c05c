package org.langevin.kit.sampler;

import org.langevin.api.sampler.Chunk;

/**
 * Tells whether the steps x + h s + sqrt(2 h) z of a sampler that accepts them all are small
 * enough: for each sample the root mean square over the steps of
 *
 * <pre>h |s| / (sqrt(2 h) sqrt(d)) = sqrt(h / (2 d)) |s|,</pre>
 *
 * <p>the length of the drift over that of the noise. On N(0, v I), where the chain's stationary
 * variance is v / (1 - h / (2 v)), its square is (h / (2 v)) / (1 - h / (2 v)): the variance is too
 * large by the factor 1 + ratio^2. At a ratio of 1, where h = v, it is twice what it should be;
 * with h towards 2 v the ratio grows without bound, and from there on the chain blows up. At
 * temperature T the score is s / T.
 */
public final class DriftToNoise {
  private final Chunk chunk;
  private final double[] squares;
  private int steps;

  /** Nothing is counted yet. */
  public DriftToNoise(Chunk chunk) {
    this.chunk = chunk;
    squares = new double[chunk.size()];
  }

  /** Counts one step along a score. */
  public void count(float[] score, LangevinStep step) {
    double square = step.temperature() * step.temperature();
    int dimension = chunk.dimension();
    for (int i = 0; i < squares.length; i++) {
      double sum = 0;
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        sum += (double) score[j] * score[j];
      }
      squares[i] += step.size(i) * sum / (2 * dimension) / square;
    }
    steps++;
  }

  /** Hands the ratios over as {@code drift-to-noise}. */
  public void diagnose() {
    double[] ratios = new double[squares.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Math.sqrt(squares[i] / Math.max(1, steps));
    }
    chunk.diagnose("drift-to-noise", ratios);
  }
}
