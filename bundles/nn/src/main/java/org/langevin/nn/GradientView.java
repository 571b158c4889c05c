package org.langevin.nn;

import java.nio.FloatBuffer;

/** Sees a caller's gradient as memory, without a new view as long as the buffer is the same. */
public final class GradientView {
  private Memory memory;

  /**
   * The memory of a buffer.
   *
   * @param gradient direct, in native order; or null
   * @return null for null
   */
  public Memory of(FloatBuffer gradient) {
    if (gradient == null) {
      return null;
    }
    if (memory == null || !memory.shows(gradient)) {
      memory = Memory.of(gradient);
    }
    return memory;
  }
}
