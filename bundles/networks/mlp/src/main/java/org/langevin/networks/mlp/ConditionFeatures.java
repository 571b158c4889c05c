package org.langevin.networks.mlp;

import org.langevin.api.Conditioning;
import org.langevin.nn.GaussianFourierFeatures;
import org.langevin.nn.Memory;

/**
 * What the first layer is told of a condition.
 *
 * @param conditioning what the condition means
 * @param fourier turns it into features; null for the number itself
 */
record ConditionFeatures(Conditioning conditioning, GaussianFourierFeatures fourier) {
  /** How many floats. */
  int count() {
    if (conditioning == Conditioning.NONE) {
      return 0;
    }
    return fourier == null ? 1 : fourier.count();
  }

  /** Writes the features of c. */
  void write(float c, Memory target, int offset) {
    if (conditioning == Conditioning.NONE) {
      return;
    }
    double number = conditioning == Conditioning.NOISE ? StrictMath.log(c) : c;
    if (fourier == null) {
      target.put(offset, (float) number);
    } else {
      fourier.write(number, target, offset);
    }
  }
}
