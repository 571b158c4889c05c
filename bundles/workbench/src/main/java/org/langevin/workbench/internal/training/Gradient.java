package org.langevin.workbench.internal.training;

import java.nio.FloatBuffer;
import java.util.List;
import org.langevin.kit.memory.DirectFloats;

/**
 * The gradient on a minibatch: the sum of the workers', taken in their order. It is worked on in
 * blocks that stay in the first cache.
 */
final class Gradient {
  /** Floats in a block. */
  static final int BLOCK = 1024;

  private static final float[] ZEROS = new float[BLOCK];

  private final FloatBuffer[] parts;
  private final float[][] sums;
  private final float[][] scratch;

  /** Gradients of 0, one for each worker. */
  Gradient(int workers, int length) {
    parts = new FloatBuffer[workers];
    for (int i = 0; i < workers; i++) {
      parts[i] = DirectFloats.zeros(length);
    }
    sums = new float[workers][BLOCK];
    scratch = new float[workers][BLOCK];
  }

  /** To these the workers add. */
  List<FloatBuffer> parts() {
    return List.of(parts);
  }

  /**
   * Adds a block up ahead of {@link #take}, to learn its size. Not needed otherwise.
   *
   * @param worker that does it
   * @return the sum of the squares of the block's elements
   */
  double gather(int worker, int from, int length) {
    float[] sum = summed(worker, from, length);
    parts[0].put(from, sum, 0, length);
    double squares = 0;
    for (int i = 0; i < length; i++) {
      double g = sum[i];
      squares += g * g;
    }
    return squares;
  }

  /**
   * A block's sum times a factor; leaves 0 in its place.
   *
   * @param worker that does it, and to whom the result belongs until its next call
   */
  float[] take(int worker, int from, int length, float factor) {
    float[] sum = summed(worker, from, length);
    for (int i = 0; i < length; i++) {
      sum[i] *= factor;
    }
    return sum;
  }

  private float[] summed(int worker, int from, int length) {
    float[] sum = sums[worker];
    move(parts[0], from, length, sum);
    for (int k = 1; k < parts.length; k++) {
      float[] part = scratch[worker];
      move(parts[k], from, length, part);
      for (int i = 0; i < length; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  private static void move(FloatBuffer source, int from, int length, float[] target) {
    source.get(from, target, 0, length);
    source.put(from, ZEROS, 0, length);
  }
}
