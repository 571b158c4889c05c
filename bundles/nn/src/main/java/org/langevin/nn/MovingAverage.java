package org.langevin.nn;

import static org.langevin.nn.Vectors.LANES;
import static org.langevin.nn.Vectors.constant;
import static org.langevin.nn.Vectors.load;
import static org.langevin.nn.Vectors.store;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import jdk.incubator.vector.FloatVector;

/** A moving average of parameters: average += (1 - decay) (theta - average). */
public final class MovingAverage {
  private final Memory parameters;
  private final Memory average;

  /**
   * An average of the given parameters; both vectors are direct, in native order and of one length.
   */
  public MovingAverage(FloatBuffer parameters, FloatBuffer average) {
    if (parameters.capacity() != average.capacity()) {
      throw new IllegalArgumentException("vectors of different lengths");
    }
    this.parameters = Memory.of(parameters);
    this.average = Memory.of(average);
  }

  /** Takes a range of the parameters in. */
  public void update(int from, int length, double decay) {
    float rate = (float) (1 - decay);
    int bound = from + Kernels.bound(length);
    for (int i = from; i < bound; i += LANES) {
      FloatVector a = load(average, i);
      store(load(parameters, i).sub(a).fma(constant(rate), a), average, i);
    }
    for (int i = bound; i < from + length; i++) {
      float a = Kernels.get(average, i);
      Kernels.put(average, i, Math.fma(Kernels.get(parameters, i) - a, rate, a));
    }
    Reference.reachabilityFence(this);
  }
}
