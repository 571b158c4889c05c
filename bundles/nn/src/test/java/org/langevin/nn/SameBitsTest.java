package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.kit.memory.DirectFloats;
import org.langevin.kit.score.OutputConversion;

/**
 * Networks train to the same bits wherever this runs. The numbers below are what came out; a change
 * of arithmetic that is wanted changes them, another processor must not.
 */
class SameBitsTest {
  private static final int ITEMS = 300;
  private static final int STEPS = 40;

  @ParameterizedTest
  @CsvSource({
    "RELU, 1476462739",
    "LEAKY_RELU, 2891669086",
    "SOFTPLUS, 3140660887",
    "SWISH, 1218137992",
    "TANH, 504506040",
  })
  void training(Activation activation, long expected) {
    ParameterLayout layout = new ParameterLayout();
    List<Dense> layers =
        List.of(
            new Dense(layout, 3, 45, activation),
            new Dense(layout, 45, 100, activation),
            new Dense(layout, 100, 3, Activation.IDENTITY));
    assertEquals(expected, train(Shape.point(3), layout, new Sequence(layers), ITEMS, STEPS));
  }

  /**
   * Two panels of images, the last one filled up; more terms than are taken at once; gradients of
   * many pixels and of few.
   */
  @Test
  void trainingOnImages() {
    ParameterLayout layout = new ParameterLayout();
    ImageSize size = new ImageSize(12, 11, 1);
    Convolution first = new Convolution(layout, size, 40, 1);
    NormalizedSwish norm = new NormalizedSwish(layout, first.output(), 4);
    Convolution second = new Convolution(layout, first.output(), 13, 2);
    TransposedConvolution up =
        new TransposedConvolution(layout, second.output(), 0, first.output(), 2, false);
    NormalizedSwish normUp = new NormalizedSwish(layout, first.output(), 8);
    TransposedConvolution last =
        new TransposedConvolution(layout, first.output(), 0, size, 1, true);
    Sequence layers = new Sequence(List.of(first, norm, second, up, normUp, last));
    assertEquals(3346499037L, train(Shape.image(12, 11, 1), layout, layers, 20, 5));
  }

  /** The bits of the parameters after some training on the normal law. */
  private static long train(
      Shape shape, ParameterLayout layout, Layer layer, int items, int steps) {
    int dimension = shape.dimension();
    LayeredScore network =
        new LayeredScore(shape, Condition.NONE, layout, layer, OutputConversion.none(), 0);
    RandomStream random = RandomStream.of(1, "same bits");
    int length = network.parameterCount();
    FloatBuffer theta = DirectFloats.zeros(length);
    FloatBuffer gradient = DirectFloats.zeros(length);
    network.initialize(theta, random);
    Adam adam =
        new Adam(
            Adam.Settings.DEFAULT, theta, DirectFloats.zeros(length), DirectFloats.zeros(length));
    float[] mean = new float[length];
    float[] x = new float[dimension * items];
    float[] score = new float[x.length];
    try (NetworkPass pass = network.open(theta, items)) {
      for (int step = 1; step <= steps; step++) {
        random.fillGaussian(x, 0, x.length);
        pass.forward(new Batch(items, x, new float[items]), score);
        // The score of the normal law is -x.
        for (int i = 0; i < x.length; i++) {
          score[i] += x[i];
        }
        pass.backward(score, gradient, null);
        for (int i = 0; i < length; i++) {
          mean[i] = gradient.get(i) * (1f / items);
          gradient.put(i, 0f);
        }
        adam.begin(step, 1e-3);
        adam.update(0, length, mean);
      }
    }
    CRC32 bits = new CRC32();
    for (int i = 0; i < length; i++) {
      int number = Float.floatToIntBits(theta.get(i));
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        bits.update(number >>> shift);
      }
    }
    return bits.getValue();
  }
}
