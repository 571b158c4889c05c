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
  @CsvSource({"9, 16, 4", "4, 32, 32", "5, 48, 16", "1, 32, 4", "6, 10, 5"})
  void derivatives(int pixels, int channels, int groups) {
    ParameterLayout layout = new ParameterLayout();
    Layer layer = new NormalizedSwish(layout, new ImageSize(1, pixels, channels), groups);
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

  private static Images images(ImageSize size, int count, Memory items, Arena arena) {
    Images images = new Images(size, count, arena);
    images.take(count, items);
    return images;
  }

  /** By the definition, also where the mean is far larger than the deviation. */
  @ParameterizedTest
  @CsvSource({"0", "300"})
  void valuesAreThoseOfTheDefinition(double level) {
    int pixels = 15;
    int channels = 32;
    int groups = 8;
    ParameterLayout layout = new ParameterLayout();
    NormalizedSwish layer = new NormalizedSwish(layout, new ImageSize(1, pixels, channels), groups);
    Memory theta = draw(layout.length(), 0);
    Memory x = draw(2 * pixels * channels, level);
    Memory d = draw(100, 0);
    try (Arena arena = new Arena()) {
      Memory y = arena.allocate(2L * pixels * channels);
      NormalizedSwish.Pass pass = layer.openImages(theta, arena, 2, false);
      Images images = images(layer.input(), 2, x, arena);
      pass.beginForward();
      pass.forward(0, 2, images, new NormalizedSwish.Offsets(d, 3, 40), images);
      images.give(2, y);
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
    ImageSize size = new ImageSize(pixels, 1, 16);
    ParameterLayout layout = new ParameterLayout();
    NormalizedSwish layer = new NormalizedSwish(layout, size, 2);
    Memory theta = draw(layout.length(), 0);
    Memory x = draw(3 * pixels * 16, 0);
    Memory tx = draw(3 * pixels * 16, 0);
    NormalizedSwish.Offsets offsets = new NormalizedSwish.Offsets(draw(48, 0), 0, 16);
    NormalizedSwish.Offsets cotangents =
        new NormalizedSwish.Offsets(Memory.of(DirectFloats.zeros(48)), 0, 16);
    FloatBuffer gradient = DirectFloats.zeros(layout.length());
    try (Arena arena = new Arena()) {
      NormalizedSwish.Pass pass = layer.openImages(theta, arena, 3, true);
      Images from = images(size, 3, x, arena);
      Images to = new Images(size, 3, arena);
      pass.beginForward();
      pass.forward(0, 3, from, offsets, to);
      Memory dx = arena.allocate(3L * size.length());
      Images cotangent = images(size, 3, draw(3 * size.length(), 0), arena);
      pass.beginBackward();
      pass.backwardInPlace(0, 3, from, offsets, cotangent, cotangents, Memory.of(gradient));
      cotangent.give(3, dx);
      assertSums(pixels, dx, cotangents);
      Images direction = images(size, 3, tx, arena);
      Images both = images(size, 3, draw(3 * size.length(), 0), arena);
      Images ofTangent = images(size, 3, draw(3 * size.length(), 0), arena);
      pass.tangent(0, 3, from, offsets, direction, to);
      pass.tangentBackwardInPlace(
          0, 3, from, offsets, direction, both, ofTangent, cotangents, Memory.of(gradient));
      both.give(3, dx);
      assertSums(pixels, dx, cotangents);
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
