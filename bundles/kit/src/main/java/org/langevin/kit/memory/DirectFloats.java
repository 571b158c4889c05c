package org.langevin.kit.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.langevin.api.Interruption;

/** Direct buffers of floats: the best kind of memory for parameters, gradients and moments. */
public final class DirectFloats {
  /** Bytes in a cache line and in the widest vector register. */
  public static final int ALIGNMENT = 64;

  private DirectFloats() {}

  /**
   * A direct buffer in native byte order that starts at a cache line. Its floats are 0; it is freed
   * when nothing refers to it. Large ones take a while, so a thread that is interrupted gets none.
   */
  public static FloatBuffer zeros(int length) {
    Interruption.check();
    int size = Math.multiplyExact(length, Float.BYTES);
    return ByteBuffer.allocateDirect(Math.addExact(size, 2 * ALIGNMENT))
        .alignedSlice(ALIGNMENT)
        .slice(0, size)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** Such a buffer with the floats of another, all of them. */
  public static FloatBuffer copyOf(FloatBuffer source) {
    FloatBuffer target = zeros(source.capacity());
    target.put(0, source, 0, source.capacity());
    return target;
  }
}
