package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffineMapTest {
  private final Arena arena = new Arena();
  private final Random random = new Random(5);

  private Memory random(int length) {
    Memory memory = arena.allocate(length);
    for (int i = 0; i < length; i++) {
      memory.put(i, (float) random.nextGaussian());
    }
    return memory;
  }

  /** The sum that is promised, one fused operation after the other. */
  private static float sum(Memory x, int item, int inputs, Memory w, int output, int outputs) {
    float total = 0;
    float sum = w.get(3 + inputs * outputs + output);
    for (int k = 0; k < inputs; k++) {
      sum = Math.fma(x.get(item * inputs + k), w.get(3 + k * outputs + output), sum);
      if ((k + 1) % Tile.DEPTH == 0 || k + 1 == inputs) {
        total += sum;
        sum = 0;
      }
    }
    return total;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "10, 8, 32",
    "14, 7, 33",
    "3, 5, 2",
    "29, 3, 17",
    "50, 256, 2",
    "21, 600, 48",
    "9, 4, 1100",
    "40, 1030, 40"
  })
  void addsTermsInOrder(int count, int inputs, int outputs) {
    Memory x = random(count * inputs);
    Memory w = random(3 + inputs * outputs + outputs);
    for (boolean rectified : new boolean[] {false, true}) {
      Memory y = random(count * outputs);
      arena.affineMap().apply(count, inputs, outputs, x, w, 3, 3 + inputs * outputs, rectified, y);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < outputs; j++) {
          float expected = sum(x, i, inputs, w, j, outputs);
          float value = rectified ? Math.max(expected, 0) : expected;
          assertEquals(value, y.get(i * outputs + j), "item " + i + ", output " + j);
        }
      }
    }
  }
}
