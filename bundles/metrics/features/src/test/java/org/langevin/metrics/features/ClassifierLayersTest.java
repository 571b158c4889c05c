package org.langevin.metrics.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.Standardization;
import org.langevin.kit.memory.DirectFloats;
import org.langevin.nn.Arena;
import org.langevin.nn.Memory;

class ClassifierLayersTest {
  private static final int ITEMS = 37;
  private static final int CLASSES = 3;

  private static int parameters(Shape shape, int classes) {
    return new ClassifierLayers(shape, classes).layout().length();
  }

  @Test
  void imagesAreConvolvedAsLongAsFiltersFit() {
    int output = 64 * 10 + 10;
    // 28 x 28, 13 x 13, 6 x 6: weights, gains and shifts of the normalisation, dense weights.
    int clothes = 9 * 2 * 16 + 32 + 9 * 16 * 32 + 64 + 6 * 6 * 32 * 64 + 64;
    assertEquals(clothes + output, parameters(Shape.image(28, 28, 1), 10));
    // 4 x 3, then 1 x 1.
    int once = 9 * 4 * 16 + 32 + 16 * 64 + 64;
    assertEquals(once + output, parameters(Shape.image(4, 3, 3), 10));
    int never = 2 * 9 * 3 * 64 + 64 + 64 * 64 + 64;
    assertEquals(never + output, parameters(Shape.image(2, 9, 3), 10));
    assertEquals(never + output, parameters(Shape.point(54), 10));
  }

  /** Four times as many pixels a side would need 16 times as many dense weights. */
  @Test
  void largeImagesAreConvolvedMoreOften() {
    assertTrue(parameters(Shape.image(512, 512, 3), 10) < 400_000);
  }

  static Stream<Shape> shapes() {
    return Stream.of(Shape.image(7, 9, 3), Shape.image(2, 2, 1), Shape.point(5));
  }

  /** Along a random direction, of all parameters at once. */
  @ParameterizedTest
  @MethodSource("shapes")
  void gradientIsThatOfFiniteDifferences(Shape shape) {
    RandomStream random = RandomStream.of(1, "test");
    float[] values = new float[ITEMS * shape.dimension()];
    random.fillGaussian(values, 0, values.length);
    int[] labels = new int[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      labels[i] = i % CLASSES;
    }
    LabelledItems items = new LabelledItems(shape, values, labels);
    ClassifierLayers layers = new ClassifierLayers(shape, CLASSES);
    int length = layers.layout().length();
    FloatBuffer parameters = DirectFloats.zeros(length);
    layers.layout().initialize(parameters, random);
    float[] direction = new float[length];
    random.fillGaussian(direction, 0, length);
    float[] gradient = gradient(layers, parameters, items, ITEMS);
    double slope = 0;
    for (int j = 0; j < length; j++) {
      slope += (double) gradient[j] * direction[j];
    }
    double step = 1e-4;
    double above = loss(layers, moved(parameters, direction, step), items);
    double below = loss(layers, moved(parameters, direction, -step), items);
    assertEquals(slope, (above - below) / (2 * step), 1e-2 * Math.abs(slope));
    float[] inPieces = gradient(layers, parameters, items, 16);
    for (int j = 0; j < length; j++) {
      assertEquals(gradient[j], inPieces[j], 1e-5, "piece by piece");
    }
  }

  private static FloatBuffer moved(FloatBuffer parameters, float[] direction, double step) {
    FloatBuffer moved = DirectFloats.copyOf(parameters);
    for (int j = 0; j < direction.length; j++) {
      moved.put(j, (float) (moved.get(j) + step * direction[j]));
    }
    return moved;
  }

  private static ClassifierPass open(
      ClassifierLayers layers, FloatBuffer parameters, LabelledItems items, Arena arena) {
    return new ClassifierPass(
        layers,
        Memory.of(parameters),
        Standardization.of(Items.of(items.shape(), items.values())),
        arena,
        ITEMS);
  }

  private static void put(ClassifierPass pass, LabelledItems items, int from, int count) {
    for (int i = 0; i < count; i++) {
      pass.put(i, items.values(), (from + i) * items.shape().dimension());
    }
  }

  /** Of the mean loss, for so many items at once. */
  private static float[] gradient(
      ClassifierLayers layers, FloatBuffer parameters, LabelledItems items, int most) {
    float[] result = new float[parameters.capacity()];
    try (Arena arena = new Arena()) {
      ClassifierPass pass = open(layers, parameters, items, arena);
      Memory gradient = arena.allocate(result.length);
      for (int from = 0; from < ITEMS; from += most) {
        int count = Math.min(most, ITEMS - from);
        put(pass, items, from, count);
        int[] labels = new int[count];
        System.arraycopy(items.labels(), from, labels, 0, count);
        pass.addGradient(count, labels, 1.0 / ITEMS, gradient);
      }
      gradient.read(0, result, 0, result.length);
    }
    return result;
  }

  private static double loss(ClassifierLayers layers, FloatBuffer parameters, LabelledItems items) {
    float[] scores = new float[ITEMS * CLASSES];
    try (Arena arena = new Arena()) {
      ClassifierPass pass = open(layers, parameters, items, arena);
      put(pass, items, 0, ITEMS);
      pass.scores(ITEMS, scores, 0);
    }
    double sum = 0;
    for (int i = 0; i < ITEMS; i++) {
      sum += SoftmaxCrossEntropy.differentiate(scores, i * CLASSES, CLASSES, items.labels()[i], 1);
    }
    return sum / ITEMS;
  }

  @Test
  void convolvedPixelsHaveAOneBesideTheirChannels() {
    Shape shape = Shape.image(3, 3, 1);
    float[] values = {9, 1, 3, 1, 3, 1, 3, 1, 3, 2};
    Items twoValued = Items.of(Shape.point(1), new float[] {1, 3, 1, 3});
    float[] input = new float[18];
    new ClassifierLayers(shape, 2).input(Standardization.of(twoValued), values, 1, input);
    float[] expected = {-1, 1, 1, 1, -1, 1, 1, 1, -1, 1, 1, 1, -1, 1, 1, 1, 0, 1};
    assertArrayEquals(expected, input);
  }
}
