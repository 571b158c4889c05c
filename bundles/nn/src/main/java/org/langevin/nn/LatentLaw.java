package org.langevin.nn;

import org.langevin.api.random.RandomStream;

/** The law of the latent variables z that a generator turns into samples; all are independent. */
public enum LatentLaw {
  /** Standard normal. */
  NORMAL,
  /** Uniform on [-5, 5]. */
  UNIFORM;

  private static final double BOUND = 5;

  /** Draws numbers. */
  public void draw(RandomStream random, float[] target, int offset, int length) {
    if (this == NORMAL) {
      random.fillGaussian(target, offset, length);
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      target[i] = (float) (BOUND * (2 * random.nextDouble() - 1));
    }
  }
}
