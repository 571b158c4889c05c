package org.langevin.samplers.mala;

import org.langevin.api.sampler.Chunk;
import org.langevin.kit.sampler.Points;

/** The integral of the score along the line from x to y, by the Gauss-Lobatto rule. */
final class LineIntegral implements Ratio {
  /** The inner nodes on [0, 1] for n = 2, 3, 4, 5, and the weights of all nodes. */
  private static final double[][] INNER = {
    {},
    {0.5},
    {0.5 - 0.5 / Math.sqrt(5), 0.5 + 0.5 / Math.sqrt(5)},
    {0.5 - 0.5 * Math.sqrt(3 / 7.0), 0.5, 0.5 + 0.5 * Math.sqrt(3 / 7.0)}
  };

  private static final double[][] WEIGHTS = {
    {1 / 2.0, 1 / 2.0},
    {1 / 6.0, 4 / 6.0, 1 / 6.0},
    {1 / 12.0, 5 / 12.0, 5 / 12.0, 1 / 12.0},
    {1 / 20.0, 49 / 180.0, 32 / 90.0, 49 / 180.0, 1 / 20.0}
  };

  private final Chunk chunk;
  private final int nodes;
  private final float[] point;
  private final float[] pointScore;

  /**
   * A rule.
   *
   * @param nodes n, from 2 to 5
   */
  LineIntegral(Chunk chunk, int nodes) {
    this.chunk = chunk;
    this.nodes = nodes;
    int length = nodes > 2 ? chunk.size() * chunk.dimension() : 0;
    point = new float[length];
    pointScore = new float[length];
  }

  @Override
  public void compute(Points from, Points to, double condition, double[] target) {
    double[] weights = WEIGHTS[nodes - 2];
    double[] inner = INNER[nodes - 2];
    float[] x = from.x();
    float[] y = to.x();
    for (int i = 0; i < target.length; i++) {
      target[i] =
          weights[0] * slope(x, y, i, from.score())
              + weights[nodes - 1] * slope(x, y, i, to.score());
    }
    for (int k = 0; k < inner.length; k++) {
      float u = (float) inner[k];
      for (int j = 0; j < point.length; j++) {
        point[j] = x[j] + u * (y[j] - x[j]);
      }
      chunk.score(point, condition, pointScore);
      for (int i = 0; i < target.length; i++) {
        target[i] += weights[k + 1] * slope(x, y, i, pointScore);
      }
    }
  }

  /** The derivative of log p along the whole line of an item, at the point of a score. */
  private double slope(float[] x, float[] y, int item, float[] at) {
    double sum = 0;
    for (int j = item * chunk.dimension(); j < (item + 1) * chunk.dimension(); j++) {
      sum += ((double) y[j] - x[j]) * at[j];
    }
    return sum;
  }
}
