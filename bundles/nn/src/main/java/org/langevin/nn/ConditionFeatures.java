package org.langevin.nn;

import org.langevin.api.Conditioning;

/**
 * What a layer is told of a condition c: the time t, or the logarithm of the noise level sigma, as
 * it is or as Gaussian Fourier features.
 */
public final class ConditionFeatures {
  private final Conditioning conditioning;
  private final GaussianFourierFeatures fourier;

  private ConditionFeatures(Conditioning conditioning, GaussianFourierFeatures fourier) {
    this.conditioning = conditioning;
    this.fourier = fourier;
  }

  /** The number itself; nothing if scores are not conditioned. */
  public static ConditionFeatures plain(Conditioning conditioning) {
    return new ConditionFeatures(conditioning, null);
  }

  /** Fourier features of the number; of 0 if scores are not conditioned. */
  public static ConditionFeatures fourier(
      Conditioning conditioning, GaussianFourierFeatures features) {
    return new ConditionFeatures(conditioning, features);
  }

  /** How many floats. */
  public int count() {
    if (fourier != null) {
      return fourier.count();
    }
    return conditioning == Conditioning.NONE ? 0 : 1;
  }

  /** Writes the features of c. */
  public void write(float c, Memory target, int offset) {
    double number =
        switch (conditioning) {
          case NONE -> 0;
          case TIME -> c;
          case NOISE -> StrictMath.log(c);
        };
    if (fourier != null) {
      fourier.write(number, target, offset);
    } else if (conditioning != Conditioning.NONE) {
      target.put(offset, (float) number);
    }
  }
}
