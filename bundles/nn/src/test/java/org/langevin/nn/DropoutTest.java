package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.api.random.RandomStream;

class DropoutTest {
  private static final int WIDTH = 37;
  private static final int COUNT = 500;
  private static final double RATE = 0.3;

  private static Memory filled(Arena arena, float value) {
    float[] values = new float[COUNT * WIDTH];
    Arrays.fill(values, value);
    Memory memory = arena.allocate(values.length);
    memory.write(0, values, 0, values.length);
    return memory;
  }

  private static RandomStream stream(int k) {
    return RandomStream.of(1, "dropout", k);
  }

  @Test
  void unitsAreDroppedAtTheRateAndTheOthersMakeUpForThem() {
    try (Arena arena = new Arena()) {
      LayerPass pass = new Dropout(WIDTH, RATE).open(null, arena, COUNT, false);
      Memory x = filled(arena, 2);
      Memory y = filled(arena, 77);
      pass.randomize(stream(0), COUNT);
      pass.forward(COUNT, x, y);
      int dropped = 0;
      for (int i = 0; i < COUNT * WIDTH; i++) {
        boolean gone = y.get(i) == 0;
        assertTrue(gone || Math.abs(y.get(i) - 2 / 0.7) < 1e-6, "y = " + y.get(i));
        dropped += gone ? 1 : 0;
      }
      double deviation = Math.sqrt(RATE * (1 - RATE) * COUNT * WIDTH);
      assertEquals(RATE * COUNT * WIDTH, dropped, 4 * deviation);
    }
  }

  /** The derivative is the mask's; it stays for all passes until the next stream. */
  @Test
  void cotangentsAndTangentsGoWhereItemsGo() {
    try (Arena arena = new Arena()) {
      LayerPass pass = new Dropout(WIDTH, RATE).open(null, arena, COUNT, true);
      Memory x = filled(arena, 1);
      Memory y = filled(arena, 0);
      pass.randomize(stream(0), COUNT);
      pass.forward(COUNT, x, y);
      Memory dx = filled(arena, 5);
      pass.backward(COUNT, x, y, filled(arena, 3), dx, false, null);
      Memory sum = filled(arena, 5);
      pass.backward(COUNT, x, y, filled(arena, 3), sum, true, null);
      Memory ty = filled(arena, 0);
      pass.tangent(COUNT, x, y, filled(arena, 3), ty);
      for (int i = 0; i < COUNT * WIDTH; i++) {
        assertEquals(3 * y.get(i), dx.get(i), 1e-6);
        assertEquals(5 + 3 * y.get(i), sum.get(i), 1e-6);
        assertEquals(3 * y.get(i), ty.get(i), 1e-6);
      }
      Memory other = filled(arena, 0);
      pass.randomize(stream(1), COUNT);
      pass.forward(COUNT, x, other);
      int different = 0;
      for (int i = 0; i < COUNT * WIDTH; i++) {
        different += other.get(i) == y.get(i) ? 0 : 1;
      }
      assertNotEquals(0, different);
    }
  }

  @Test
  void nothingIsDroppedWithoutAStream() {
    try (Arena arena = new Arena()) {
      LayerPass pass = new Dropout(WIDTH, RATE).open(null, arena, COUNT, false);
      Memory x = filled(arena, 2);
      Memory y = filled(arena, 0);
      pass.forward(COUNT, x, y);
      assertEquals(2, y.get(COUNT * WIDTH - 1));
      pass.randomize(stream(0), COUNT);
      pass.randomize(null, COUNT);
      pass.forward(COUNT, x, y);
      for (int i = 0; i < COUNT * WIDTH; i++) {
        assertEquals(2, y.get(i));
      }
    }
  }

  /** Each layer of a sequence has units of its own dropped. */
  @Test
  void layersOfASequenceDropOthers() {
    try (Arena arena = new Arena()) {
      Layer twice = new Sequence(List.of(new Dropout(WIDTH, 0.5), new Dropout(WIDTH, 0.5)));
      LayerPass pass = twice.open(null, arena, COUNT, false);
      Memory y = filled(arena, 0);
      pass.randomize(stream(0), COUNT);
      pass.forward(COUNT, filled(arena, 1), y);
      int left = 0;
      for (int i = 0; i < COUNT * WIDTH; i++) {
        left += y.get(i) == 0 ? 0 : 1;
      }
      assertEquals(0.25, left / (double) (COUNT * WIDTH), 0.02);
    }
  }

  @Test
  void aRateIsBelowOne() {
    assertThrows(IllegalArgumentException.class, () -> new Dropout(3, 1));
    assertThrows(IllegalArgumentException.class, () -> new Dropout(3, Double.NaN));
  }
}
