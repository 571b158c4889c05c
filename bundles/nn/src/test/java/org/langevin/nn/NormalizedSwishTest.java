package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.memory.DirectFloats;

class NormalizedSwishTest {
  @ParameterizedTest
  @CsvSource({"9, 16, 4", "4, 32, 32", "5, 48, 16", "1, 32, 4"})
  void derivatives(int pixels, int channels, int groups) {
    ParameterLayout layout = new ParameterLayout();
    Layer layer = new NormalizedSwish(layout, pixels, channels, groups);
    try (LayerCheck check = new LayerCheck(layer, layout.length(), 2, 1e-2, 1e-3)) {
      check.firstOrder().secondOrder();
    }
  }

  private final RandomStream random = RandomStream.of(4, "group norm");

  private Memory draw(int length, double mean) {
    Memory memory = Memory.of(DirectFloats.zeros(length));
    for (int i = 0; i < length; i++) {
      memory.put(i, (float) (mean + random.nextGaussian()));
    }
    return memory;
  }

  /** By the definition, also where the mean is far larger than the deviation. */
  @ParameterizedTest
  @CsvSource({"0", "300"})
  void valuesAreThoseOfTheDefinition(double level) {
    int pixels = 15;
    int channels = 32;
    int groups = 8;
    ParameterLayout layout = new ParameterLayout();
    NormalizedSwish layer = new NormalizedSwish(layout, pixels, channels, groups);
    Memory theta = draw(layout.length(), 0);
    Memory x = draw(2 * pixels * channels, level);
    Memory d = draw(100, 0);
    try (Arena arena = new Arena()) {
      Memory y = arena.allocate(2L * pixels * channels);
      layer.open(theta, arena, 2, false).forward(0, 2, x, new NormalizedSwish.Offsets(d, 3, 40), y);
      for (int item = 0; item < 2; item++) {
        for (int g = 0; g < groups; g++) {
          double sum = 0;
          double squares = 0;
          for (int k = 0; k < pixels * 4; k++) {
            double value = value(x, d, item, k / 4, g * 4 + k % 4);
            sum += value;
            squares += value * value;
          }
          double mean = sum / (pixels * 4);
          double variance = squares / (pixels * 4) - mean * mean;
          for (int k = 0; k < pixels * 4; k++) {
            int c = g * 4 + k % 4;
            double h = (value(x, d, item, k / 4, c) - mean) / Math.sqrt(variance + 1e-5);
            double z = h * theta.get(c) + theta.get(channels + c);
            double actual = y.get((item * pixels + k / 4) * channels + c);
            double error = level == 0 ? 2e-6 : 5e-4;
            assertEquals(z / (1 + Math.exp(-z)), actual, error * (1 + Math.abs(z)));
          }
        }
      }
    }
  }

  private static double value(Memory x, Memory d, int item, int pixel, int channel) {
    return (double) x.get((item * 15 + pixel) * 32 + channel) + d.get(3 + 40 * item + channel);
  }

  /** The derivative by an offset is the sum of the derivatives by its channel's pixels. */
  @Test
  void offsetsHaveDerivatives() {
    int pixels = 7;
    ParameterLayout layout = new ParameterLayout();
    NormalizedSwish layer = new NormalizedSwish(layout, pixels, 16, 2);
    Memory theta = draw(layout.length(), 0);
    Memory x = draw(3 * pixels * 16, 0);
    Memory tx = draw(3 * pixels * 16, 0);
    NormalizedSwish.Offsets offsets = new NormalizedSwish.Offsets(draw(48, 0), 0, 16);
    NormalizedSwish.Offsets cotangents =
        new NormalizedSwish.Offsets(Memory.of(DirectFloats.zeros(48)), 0, 16);
    FloatBuffer gradient = DirectFloats.zeros(layout.length());
    try (Arena arena = new Arena()) {
      NormalizedSwish.Pass pass = layer.open(theta, arena, 3, true);
      Memory y = arena.allocate(3L * pixels * 16);
      pass.forward(0, 3, x, offsets, y);
      Memory dx = draw(3 * pixels * 16, 0);
      pass.backward(0, 3, x, offsets, dx, cotangents, Memory.of(gradient));
      assertSums(pixels, dx, cotangents);
      Memory both = draw(3 * pixels * 16, 0);
      Memory dtx = draw(3 * pixels * 16, 0);
      pass.tangent(0, 3, x, offsets, tx, y);
      pass.tangentBackward(0, 3, x, offsets, tx, both, dtx, cotangents, Memory.of(gradient));
      assertSums(pixels, both, cotangents);
    }
  }

  private static void assertSums(int pixels, Memory dx, NormalizedSwish.Offsets cotangents) {
    for (int i = 0; i < 48; i++) {
      double sum = 0;
      for (int p = 0; p < pixels; p++) {
        sum += dx.get((i / 16 * pixels + p) * 16 + i % 16);
      }
      assertEquals(sum, cotangents.memory().get(i), 1e-5);
    }
  }
}
