package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import jdk.incubator.vector.FloatVector;

/**
 * The exponential moving average of parameters: average += (1 - decay) (theta - average) after each
 * step. With a warm-up the decay at step k is at most (1 + k) / (10 + k), so that the initial
 * parameters are soon forgotten.
 */
public final class MovingAverage {
  private final Memory parameters;
  private final Memory average;
  private final int length;
  private final double decay;
  private final boolean warmUp;

  /**
   * An average of the given parameters.
   *
   * @param average direct, in native order, as long as the parameters; starts as their copy
   */
  public MovingAverage(FloatBuffer parameters, FloatBuffer average, double decay, boolean warmUp) {
    if (parameters.capacity() != average.capacity()) {
      throw new IllegalArgumentException("vectors of different lengths");
    }
    this.length = parameters.capacity();
    this.parameters = Memory.of(parameters);
    this.average = Memory.of(average);
    this.decay = decay;
    this.warmUp = warmUp;
  }

  /** The decay at a step, from 1. */
  public double decay(long step) {
    return warmUp ? Math.min(decay, (1.0 + step) / (10.0 + step)) : decay;
  }

  /**
   * Does one share of the update.
   *
   * @param step from 1
   */
  public void update(int share, int shares, long step) {
    float rate = (float) (1 - decay(step));
    ByteBuffer theta = parameters.bytes;
    ByteBuffer mean = average.bytes;
    int begin = Shares.begin(share, shares, length);
    int end = Shares.begin(share + 1, shares, length);
    int bound = begin + Kernels.bound(end - begin);
    for (int i = begin; i < bound; i += LANES) {
      FloatVector a = load(mean, i);
      store(load(theta, i).sub(a).fma(constant(rate), a), mean, i);
    }
    for (int i = bound; i < end; i++) {
      float a = Kernels.get(mean, i);
      Kernels.put(mean, i, Math.fma(Kernels.get(theta, i) - a, rate, a));
    }
    Reference.reachabilityFence(this);
  }
}
