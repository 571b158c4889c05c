package org.langevin.testkit;

import java.nio.FloatBuffer;
import org.langevin.kit.memory.DirectFloats;

/** Direct buffers of floats in native order, as networks keep their parameters in. */
public final class Buffers {
  private Buffers() {}

  /** A buffer of zeros. */
  public static FloatBuffer zeros(int length) {
    return DirectFloats.zeros(length);
  }

  /** A buffer with the given values. */
  public static FloatBuffer of(double... values) {
    FloatBuffer buffer = zeros(values.length);
    for (int i = 0; i < values.length; i++) {
      buffer.put(i, (float) values[i]);
    }
    return buffer;
  }

  /** The values of a buffer, from position 0 to its limit. */
  public static double[] toArray(FloatBuffer buffer) {
    double[] values = new double[buffer.limit()];
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.get(i);
    }
    return values;
  }

  static void add(FloatBuffer buffer, int index, double value) {
    buffer.put(index, (float) (buffer.get(index) + value));
  }
}
