package org.langevin.nn;

import org.langevin.api.random.RandomStream;

/**
 * Features of a number c: sin(2 pi w_k c) for k = 1 ... K, then cos(2 pi w_k c), with frequencies
 * w_k ~ N(0, scale^2) that are not trained (Tancik et al. 2020; Song et al. 2021, appendix C). The
 * frequencies depend on K and the scale only.
 */
public final class GaussianFourierFeatures {
  private final double[] frequencies;

  /**
   * Draws frequencies.
   *
   * @param count K
   */
  public GaussianFourierFeatures(int count, double scale) {
    RandomStream random = RandomStream.of(0, "frequencies of Gaussian Fourier features", count);
    frequencies = new double[count];
    for (int k = 0; k < count; k++) {
      frequencies[k] = scale * random.nextGaussian();
    }
  }

  /** The number of features, 2 K. */
  public int count() {
    return 2 * frequencies.length;
  }

  /** w_k for k from 0. */
  public double frequency(int k) {
    return frequencies[k];
  }

  /** Writes the features of c. */
  public void write(double c, Memory target, int offset) {
    for (int k = 0; k < frequencies.length; k++) {
      // Whole turns drop out, then whole quarters; at most an eighth of a turn remains.
      double turns = frequencies[k] * c;
      turns -= Math.rint(turns);
      double quarters = Math.rint(4 * turns);
      double angle = 2 * Math.PI * (turns - 0.25 * quarters);
      double square = angle * angle;
      double sine = sine(angle, square);
      double cosine = cosine(square);
      int quadrant = (int) quarters & 3;
      boolean swap = (quadrant & 1) != 0;
      double first = swap ? cosine : sine;
      double second = swap ? sine : cosine;
      target.put(offset + k, (float) (quadrant >= 2 ? -first : first));
      boolean negative = quadrant == 1 || quadrant == 2;
      target.put(offset + frequencies.length + k, (float) (negative ? -second : second));
    }
  }

  private static double sine(double x, double square) {
    double p = -1.0 / 39916800;
    p = p * square + 1.0 / 362880;
    p = p * square - 1.0 / 5040;
    p = p * square + 1.0 / 120;
    p = p * square - 1.0 / 6;
    return x + x * square * p;
  }

  private static double cosine(double square) {
    double p = -1.0 / 3628800;
    p = p * square + 1.0 / 40320;
    p = p * square - 1.0 / 720;
    p = p * square + 1.0 / 24;
    p = p * square - 0.5;
    return 1 + square * p;
  }
}
