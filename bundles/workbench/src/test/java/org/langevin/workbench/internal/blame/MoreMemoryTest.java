package org.langevin.workbench.internal.blame;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoreMemoryTest {
  /** The error is the JDK's own, whatever it says. */
  @Test
  void theRightLimitIsNamed() {
    List<ByteBuffer> buffers = new ArrayList<>();
    OutOfMemoryError outside =
        assertThrows(
            OutOfMemoryError.class,
            () -> {
              while (true) {
                buffers.add(ByteBuffer.allocateDirect(1 << 30));
              }
            });
    buffers.clear();
    assertTrue(MoreMemory.advice(outside).contains("MaxDirectMemorySize"), outside.getMessage());
    List<long[]> arrays = new ArrayList<>();
    OutOfMemoryError heap =
        assertThrows(OutOfMemoryError.class, () -> arrays.add(new long[1 << 30]));
    assertTrue(MoreMemory.advice(heap).contains("-Xmx"));
    assertFalse(MoreMemory.advice(new OutOfMemoryError()).contains("Direct"));
  }
}
