package org.langevin.kit.sampler;

import org.langevin.api.sampler.Chunk;

/**
 * The Langevin step (Roberts and Tweedie 1996) at temperature T,
 *
 * <pre>y = x + h s(x) / T + sqrt(2 h) z,  z ~ N(0, I),</pre>
 *
 * <p>with h = h_0 times the scale of each item.
 */
public final class LangevinStep {
  private final int dimension;
  private final double step;
  private final double temperature;
  private final double[] sizes;
  private boolean equal;

  /**
   * Steps of one size for all items.
   *
   * @param step h_0
   * @param temperature T
   */
  public LangevinStep(Chunk chunk, double step, double temperature) {
    this.dimension = chunk.dimension();
    this.step = step;
    this.temperature = temperature;
    sizes = new double[chunk.size()];
  }

  /** Sets the scale of each item. */
  public void scale(double[] scales) {
    equal = true;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = step * scales[i];
      equal &= sizes[i] == sizes[0];
    }
  }

  /** T. */
  public double temperature() {
    return temperature;
  }

  /** The h of an item. */
  public double size(int item) {
    return sizes[item];
  }

  /**
   * Makes the step.
   *
   * @param x items
   * @param score s(x)
   * @param noise z
   * @param target receives y; may be x
   */
  public void move(float[] x, float[] score, float[] noise, float[] target) {
    if (equal) {
      move(x, score, noise, target, 0, sizes.length * dimension, sizes[0]);
      return;
    }
    for (int i = 0; i < sizes.length; i++) {
      move(x, score, noise, target, i * dimension, (i + 1) * dimension, sizes[i]);
    }
  }

  private void move(float[] x, float[] s, float[] z, float[] y, int from, int to, double h) {
    float drift = (float) (h / temperature);
    float diffusion = (float) Math.sqrt(2 * h);
    for (int j = from; j < to; j++) {
      y[j] = x[j] + drift * s[j] + diffusion * z[j];
    }
  }
}
