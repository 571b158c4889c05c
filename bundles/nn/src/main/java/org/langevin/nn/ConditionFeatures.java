package org.langevin.nn;

import java.util.Locale;
import org.langevin.api.Conditioning;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.network.NetworkContext;

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

  /**
   * What a network is conditioned on.
   *
   * @param wanted null for what the experiment conditions scores on
   * @param parameter JSON pointer of the parameter that says so
   * @throws InvalidExperimentException if the experiment conditions scores on something else
   */
  public static Conditioning conditioning(
      NetworkContext context, Conditioning wanted, String parameter) {
    if (wanted == null) {
      return context.conditioning();
    }
    if (wanted != Conditioning.NONE && wanted != context.conditioning()) {
      throw new InvalidExperimentException(
          parameter,
          "the experiment conditions scores on "
              + context.conditioning().name().toLowerCase(Locale.ROOT)
              + "; leave the parameter out, or set it to none");
    }
    return wanted;
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
