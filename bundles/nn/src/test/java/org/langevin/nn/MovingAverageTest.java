package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class MovingAverageTest {
  private static FloatBuffer filled(int length, float value) {
    FloatBuffer buffer = Memory.buffer(length);
    for (int i = 0; i < length; i++) {
      buffer.put(i, value);
    }
    return buffer;
  }

  @Test
  void theAverageForgetsExponentially() {
    FloatBuffer parameters = filled(1003, 1);
    FloatBuffer average = filled(1003, 0);
    MovingAverage ema = new MovingAverage(parameters, average, 0.99, false);
    for (int step = 1; step <= 200; step++) {
      ema.update(0, 2, step);
      ema.update(1, 2, step);
    }
    for (int i = 0; i < 1003; i++) {
      assertEquals(1 - Math.pow(0.99, 200), average.get(i), 1e-5);
    }
  }

  @Test
  void warmUpForgetsTheStartSooner() {
    FloatBuffer parameters = filled(5, 1);
    FloatBuffer average = filled(5, 0);
    MovingAverage ema = new MovingAverage(parameters, average, 0.999, true);
    double rest = 1;
    for (int step = 1; step <= 50; step++) {
      ema.update(0, 1, step);
      rest *= (1.0 + step) / (10 + step);
    }
    assertEquals(1 - rest, average.get(4), 1e-6);
    assertEquals(0.999, ema.decay(1_000_000));
  }
}
