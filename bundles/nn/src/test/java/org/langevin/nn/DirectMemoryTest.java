package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.langevin.kit.memory.DirectFloats;

class DirectMemoryTest {
  @Test
  void aBufferAndItsMemoryAreTheSameNumbers() {
    FloatBuffer whole = DirectFloats.zeros(100);
    sameNumbers(whole);
    sameNumbers(whole.slice(7, 20));
    sameNumbers(whole.slice(7, 20).duplicate().position(3).limit(9));
    sameNumbers(
        ByteBuffer.allocateDirect(400)
            .slice(12, 80)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .slice(2, 10));
  }

  private static void sameNumbers(FloatBuffer buffer) {
    Memory memory = Memory.of(buffer);
    assertEquals(buffer.capacity(), memory.length());
    for (int i = 0; i < buffer.capacity(); i++) {
      memory.put(i, i + 1);
      assertEquals(i + 1, Kernels.get(memory, i));
      Kernels.put(memory, i, -i);
    }
    FloatBuffer all = buffer.duplicate().clear();
    for (int i = 0; i < all.capacity(); i++) {
      assertEquals(-i, all.get(i));
    }
    int vectors = Kernels.bound(all.capacity());
    Kernels.zero(memory, 0, vectors);
    for (int i = 0; i < vectors; i++) {
      assertEquals(0, all.get(i));
    }
  }

  @Test
  void emptyBuffersHaveMemoryToo() {
    assertEquals(0, Memory.of(DirectFloats.zeros(0)).length());
  }

  @Test
  void anArenaGivesBackWhatItHasAtOnceAndGivesOutZeros() {
    BufferPoolMXBean direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();
    long before = direct.getMemoryUsed();
    for (int turn = 0; turn < 3; turn++) {
      try (Arena arena = new Arena()) {
        Memory memory = arena.allocate(1 << 20);
        assertEquals(0, memory.get(12345));
        memory.put(12345, 1);
        assertEquals(4L << 20, arena.size());
        // Buffers of others may be freed meanwhile.
        assertEquals(before, direct.getMemoryUsed() - (4L << 20), 1 << 16);
      }
      assertEquals(before, direct.getMemoryUsed(), 1 << 16);
    }
  }
}
