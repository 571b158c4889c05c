package org.langevin.nn;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.langevin.api.Interruption;
import org.langevin.kit.memory.DirectFloats;

/**
 * Owns the memory of a pass and frees all of it at once. What it gave out must not be used after
 * {@link #close}.
 */
public final class Arena implements AutoCloseable {
  /** Bytes in a cache line and in the widest vector register. */
  static final int ALIGNMENT = DirectFloats.ALIGNMENT;

  private final List<ByteBuffer> blocks = new ArrayList<>();
  private final Scratch scratch = new Scratch(this);
  private DenseProducts denseProducts;
  private ImageProducts imageProducts;
  private final boolean measured;
  private long size;

  /** An arena without memory so far. */
  public Arena() {
    this(false);
  }

  private Arena(boolean measured) {
    this.measured = measured;
  }

  /** An arena that only counts what is asked for, and gives out no memory. */
  static Arena measure() {
    return new Arena(true);
  }

  /** Memory for so many floats, all 0, starting at a cache line and padded to a whole one. */
  public Memory allocate(long length) {
    Interruption.check();
    long padded = (length * Float.BYTES + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (measured) {
      size += padded;
      return new Memory(ByteBuffer.allocateDirect(0), this);
    }
    if (padded > Integer.MAX_VALUE - 2 * ALIGNMENT) {
      throw new OutOfMemoryError(length + " floats are too many for one block; use fewer items");
    }
    ByteBuffer block = DirectMemory.allocate((int) padded + 2 * ALIGNMENT);
    blocks.add(block);
    size += padded;
    return new Memory(block.alignedSlice(ALIGNMENT).slice(0, (int) padded), block);
  }

  /** Working memory that all layers of a pass share. */
  Scratch scratch() {
    return scratch;
  }

  /** For the thread that works in this memory. */
  DenseProducts denseProducts() {
    if (denseProducts == null) {
      denseProducts = new DenseProducts();
    }
    return denseProducts;
  }

  /** For the thread that works in this memory. */
  ImageProducts imageProducts() {
    if (imageProducts == null) {
      imageProducts = new ImageProducts(denseProducts(), scratch);
    }
    return imageProducts;
  }

  /** Bytes given out. */
  public long size() {
    return size;
  }

  @Override
  public void close() {
    blocks.forEach(DirectMemory::free);
    blocks.clear();
    size = 0;
  }
}
