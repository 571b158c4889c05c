package org.langevin.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Floats outside the heap, where vector instructions reach them.
 *
 * <p>An instance keeps its numbers alive, but what it shows of them does not.
 *
 * <p>The numbers may be read and written by several threads.
 */
public final class Memory {
  final ByteBuffer bytes;
  final FloatBuffer floats;

  /** The same numbers for {@link VectorAccess}. */
  final Object vectors;

  /** Frees the numbers once nothing refers to it. */
  private final Object owner;

  Memory(ByteBuffer bytes, Object owner) {
    this.owner = owner;
    this.bytes = bytes.order(ByteOrder.nativeOrder());
    this.floats = this.bytes.asFloatBuffer();
    this.vectors = VectorAccess.of(this.bytes);
  }

  /**
   * The same numbers as a buffer's, all of them.
   *
   * @throws IllegalArgumentException unless the buffer is direct and in native byte order
   */
  public static Memory of(FloatBuffer buffer) {
    if (!buffer.isDirect() || buffer.order() != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException("a direct buffer in native byte order is needed");
    }
    return new Memory(buffer);
  }

  private Memory(FloatBuffer buffer) {
    this.owner = buffer;
    this.floats = buffer.duplicate().clear();
    this.bytes = DirectMemory.bytes(buffer);
    this.vectors = VectorAccess.of(bytes);
  }

  /** The number of floats. */
  public int length() {
    return floats.capacity();
  }

  /** Whether the numbers belong to a buffer. */
  boolean shows(FloatBuffer buffer) {
    return owner == buffer;
  }

  /** One float. */
  public float get(int index) {
    return floats.get(index);
  }

  /** Sets one float. */
  public void put(int index, float value) {
    floats.put(index, value);
  }

  /** Copies floats out. */
  public void read(int index, float[] target, int offset, int length) {
    floats.get(index, target, offset, length);
  }

  /** Copies floats in. */
  public void write(int index, float[] source, int offset, int length) {
    floats.put(index, source, offset, length);
  }

  /** Sets floats to 0. */
  public void zero(int index, int length) {
    Kernels.zero(this, index, length);
  }
}
