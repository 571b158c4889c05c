package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.memory.DirectFloats;

class ConvolutionTest {
  private static FloatBuffer draw(int length, String purpose) {
    FloatBuffer buffer = DirectFloats.zeros(length);
    RandomStream random = RandomStream.of(2, purpose);
    for (int i = 0; i < length; i++) {
      buffer.put(i, (float) random.nextGaussian());
    }
    return buffer;
  }

  private static Images images(ImageSize size, int count, FloatBuffer items, Arena arena) {
    Images images = new Images(size, count, arena);
    images.take(count, Memory.of(items));
    return images;
  }

  @ParameterizedTest
  @CsvSource({
    "7, 6, 1, 5, 1",
    "7, 8, 1, 16, 1",
    "8, 7, 1, 32, 2",
    "7, 6, 3, 16, 2",
    "5, 8, 16, 4, 2",
    "9, 9, 2, 32, 3",
    "11, 12, 2, 9, 1"
  })
  void derivatives(int height, int width, int channels, int filters, int stride) {
    ImageSize size = new ImageSize(height, width, channels);
    ParameterLayout layout = new ParameterLayout();
    Convolution convolution = new Convolution(layout, size, filters, stride);
    try (LayerCheck check = new LayerCheck(convolution, layout.length(), 3, 2e-2, 1e-3)) {
      check.firstOrder().secondOrder();
    }
    for (boolean biased : new boolean[] {false, true}) {
      ParameterLayout transposed = new ParameterLayout();
      Layer layer =
          new TransposedConvolution(transposed, convolution.output(), 0, size, stride, biased);
      try (LayerCheck check = new LayerCheck(layer, transposed.length(), 3, 2e-2, 1e-3)) {
        check.firstOrder().secondOrder();
      }
    }
  }

  /** By the definition, in double precision. */
  @ParameterizedTest
  @CsvSource({"7, 6, 3, 16, 2", "5, 8, 16, 5, 1", "6, 9, 1, 32, 1"})
  void valuesAreThoseOfTheDefinition(int height, int width, int channels, int filters, int stride) {
    ImageSize size = new ImageSize(height, width, channels);
    ParameterLayout layout = new ParameterLayout();
    Convolution convolution = new Convolution(layout, size, filters, stride);
    ImageSize small = convolution.output();
    FloatBuffer weights = draw(layout.length(), "weights");
    int count = 40;
    FloatBuffer x = draw(count * size.length(), "x");
    try (Arena arena = new Arena()) {
      Memory y = arena.allocate((long) count * small.length());
      convolution.open(Memory.of(weights), arena, count, false).forward(count, Memory.of(x), y);
      for (int i = 0; i < count * small.length(); i += 7) {
        int f = i % filters;
        int column = i / filters % small.width();
        int line = i / filters / small.width() % small.height();
        int item = i / small.length();
        double sum = 0;
        for (int k = 0; k < 9 * channels; k++) {
          int pixel = (line * stride + k / (3 * channels)) * width;
          pixel += column * stride + k / channels % 3;
          double value = x.get(item * size.length() + pixel * channels + k % channels);
          sum += value * weights.get(k * filters + f);
        }
        assertEquals(sum, y.get(i), 1e-4);
      }
    }
  }

  /** By the definition, in double precision, for more pixels than are worked on at a time. */
  @ParameterizedTest
  @CsvSource({"40, 41, 8, 5, 1", "21, 23, 3, 19, 2", "9, 9, 4, 11, 2"})
  void gradientsAreThoseOfTheDefinition(
      int height, int width, int channels, int filters, int stride) {
    ImageSize size = new ImageSize(height, width, channels);
    ParameterLayout layout = new ParameterLayout();
    Convolution convolution = new Convolution(layout, size, filters, stride);
    ImageSize small = convolution.output();
    int count = 20;
    FloatBuffer x = draw(count * size.length(), "x");
    FloatBuffer u = draw(count * small.length(), "u");
    FloatBuffer gradient = DirectFloats.zeros(layout.length());
    try (Arena arena = new Arena()) {
      LayerPass pass =
          convolution.open(Memory.of(draw(layout.length(), "weights")), arena, count, false);
      Memory y = arena.allocate((long) count * small.length());
      pass.forward(count, Memory.of(x), y);
      pass.backward(count, Memory.of(x), y, Memory.of(u), null, false, Memory.of(gradient));
    }
    FloatBuffer cotangent = draw(count * small.length(), "u");
    for (int i = 0; i < layout.length(); i += 13) {
      int k = i / filters;
      double sum = 0;
      for (int p = 0; p < count * small.pixels(); p++) {
        int line = p / small.width() % small.height() * stride + k / (3 * channels);
        int column = p % small.width() * stride + k / channels % 3;
        int item = p / small.pixels();
        double value =
            x.get(item * size.length() + (line * width + column) * channels + k % channels);
        sum += value * cotangent.get(p * filters + i % filters);
      }
      assertEquals(sum, gradient.get(i), 1e-5 * count * small.pixels());
    }
  }

  /** &lt;u, T(x, s)&gt; = &lt;C u, (x, s)&gt; for the convolution C with the joined weights. */
  @Test
  void theTransposeIsTheConvolutionsWithBothImages() {
    ImageSize large = new ImageSize(6, 7, 2);
    ImageSize small = large.convolved(2, 5);
    ParameterLayout layout = new ParameterLayout();
    TransposedConvolution layer = new TransposedConvolution(layout, small, 3, large, 2, false);
    FloatBuffer weights = draw(layout.length(), "weights");
    int count = 4;
    FloatBuffer x = draw(count * small.length(), "x");
    FloatBuffer skip = draw(count * small.pixels() * 3, "skip");
    FloatBuffer u = draw(count * large.length(), "u");
    double through = 0;
    double back = 0;
    try (Arena arena = new Arena()) {
      TransposedConvolution.Pass pass = layer.openImages(Memory.of(weights), arena, count, false);
      ImageSize beside = new ImageSize(small.height(), small.width(), 3);
      Images result = new Images(large, count, arena);
      pass.beginForward();
      pass.forward(
          0, images(small, count, x, arena), images(beside, count, skip, arena), result, true);
      Memory y = arena.allocate((long) count * large.length());
      result.give(count, y);
      for (int i = 0; i < count * large.length(); i++) {
        through += (double) u.get(i) * y.get(i);
      }
      // The weights of x have 5 rows of 18, those of the second image 3.
      for (int pixel = 0; pixel < count * small.pixels(); pixel++) {
        int item = pixel / small.pixels();
        int line = pixel % small.pixels() / small.width();
        int column = pixel % small.width();
        for (int k = 0; k < 18; k++) {
          int at = (line * 2 + k / 6) * large.width() + column * 2 + k / 2 % 3;
          double value = u.get(item * large.length() + at * 2 + k % 2);
          for (int c = 0; c < 8; c++) {
            double other = c < 5 ? x.get(pixel * 5 + c) : skip.get(pixel * 3 + c - 5);
            back += value * weights.get(c * 18 + k) * other;
          }
        }
      }
    }
    assertEquals(back, through, 1e-4 * Math.abs(back) + 1e-3);
  }

  @Test
  void theSecondImageHasDerivativesToo() {
    ImageSize large = new ImageSize(5, 5, 2);
    ImageSize small = large.convolved(2, 3);
    ParameterLayout layout = new ParameterLayout();
    TransposedConvolution layer = new TransposedConvolution(layout, small, 3, large, 2, false);
    FloatBuffer weights = draw(layout.length(), "weights");
    int n = small.length();
    FloatBuffer x = draw(n, "x");
    FloatBuffer u = draw(large.length(), "u");
    try (Arena arena = new Arena()) {
      TransposedConvolution.Pass pass = layer.openImages(Memory.of(weights), arena, 1, false);
      Images beside = images(small, 1, x, arena);
      Images zero = new Images(small, 1, arena);
      Images result = new Images(large, 1, arena);
      Images toX = new Images(small, 1, arena);
      Images toSkip = new Images(small, 1, arena);
      FloatBuffer gradient = DirectFloats.zeros(layout.length());
      // Linear: u . y = x . dx = w . dw, with nothing but the second image.
      pass.beginForward();
      pass.forward(0, zero, beside, result, true);
      pass.beginBackward();
      Images cotangent = images(large, 1, u, arena);
      pass.backward(0, 1, zero, beside, cotangent, toX, toSkip, Memory.of(gradient), true);
      Memory y = arena.allocate(large.length());
      Memory dskip = arena.allocate(n);
      result.give(1, y);
      toSkip.give(1, dskip);
      double value = 0;
      for (int i = 0; i < large.length(); i++) {
        value += (double) u.get(i) * y.get(i);
      }
      double byX = 0;
      for (int i = 0; i < n; i++) {
        byX += (double) x.get(i) * dskip.get(i);
      }
      double byWeights = 0;
      for (int i = 0; i < layout.length(); i++) {
        byWeights += (double) weights.get(i) * gradient.get(i);
      }
      assertEquals(value, byX, 1e-5 * (1 + Math.abs(value)));
      assertEquals(value, byWeights, 1e-5 * (1 + Math.abs(value)));
    }
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TransposedConvolution(
                new ParameterLayout(),
                new ImageSize(2, 2, 4),
                0,
                new ImageSize(7, 5, 4),
                2,
                false));
  }
}
