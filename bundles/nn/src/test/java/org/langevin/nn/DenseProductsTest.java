package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.memory.DirectFloats;

/**
 * Every product is to the last bit the sum that is promised, one fused operation after the other.
 */
class DenseProductsTest {
  /** Where W begins. */
  private static final int W = 3;

  /** The most items in one sum. */
  private static final int BATCH = 264;

  private final Arena arena = new Arena();
  private final DenseProducts products = arena.denseProducts();
  private final Random random = new Random(5);

  @AfterEach
  void close() {
    arena.close();
  }

  private Memory random(int length) {
    Memory memory = arena.allocate(length);
    for (int i = 0; i < length; i++) {
      memory.put(i, (float) random.nextGaussian());
    }
    return memory;
  }

  @Test
  void anInterruptEndsProductsAndInitialisation() {
    Memory a = random(4);
    Memory b = random(4);
    Memory w = random(W + 6);
    ParameterLayout layout = new ParameterLayout();
    layout.uniform(4, 1);
    FloatBuffer parameters = DirectFloats.zeros(4);
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class, () -> products.affine(2, 2, 2, a, w, W, -1, false, b));
    assertThrows(
        CancellationException.class, () -> products.transposed(2, 2, 2, a, w, W, false, b));
    assertThrows(CancellationException.class, () -> products.addGradient(2, 2, 2, a, b, w, W));
    assertThrows(
        CancellationException.class,
        () -> layout.initialize(parameters, RandomStream.of(1, "test")));
    assertTrue(Thread.interrupted());
  }

  private interface Term {
    float factor(int k);
  }

  /**
   * total + the sum of a(k) b(k), begun anew after so many terms; the first sum begins with one.
   */
  private static float sum(float total, float begin, int terms, int longest, Term a, Term b) {
    float sum = begin;
    float all = total;
    boolean added = total != 0;
    for (int k = 0; k < terms; k++) {
      sum = Math.fma(a.factor(k), b.factor(k), sum);
      if ((k + 1) % longest == 0 || k + 1 == terms) {
        all = added ? all + sum : sum;
        added = true;
        sum = 0;
      }
    }
    return all;
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
    "40, 1030, 40",
    "300, 20, 35"
  })
  void sumsRunInOrder(int count, int inputs, int outputs) {
    Memory x = random(count * inputs);
    Memory w = random(W + inputs * outputs + outputs);
    int b = W + inputs * outputs;
    for (int i = 0; i < 3; i++) {
      boolean rectified = i == 1;
      boolean biased = i < 2;
      Memory y = random(count * outputs);
      products.affine(count, inputs, outputs, x, w, W, biased ? b : -1, rectified, y);
      for (int item = 0; item < count; item++) {
        for (int j = 0; j < outputs; j++) {
          int row = item * inputs;
          int column = j;
          float sum =
              sum(
                  0,
                  biased ? w.get(b + j) : 0,
                  inputs,
                  Tile.DEPTH,
                  k -> x.get(row + k),
                  k -> w.get(W + k * outputs + column));
          float expected = rectified ? Math.max(sum, 0) : sum;
          assertEquals(expected, y.get(item * outputs + j), "item " + item + ", output " + j);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "10, 32, 8",
    "14, 33, 7",
    "3, 2, 5",
    "50, 2, 256",
    "21, 48, 600",
    "9, 1100, 4",
    "300, 35, 20"
  })
  void transposedSumsRunInOrder(int count, int inputs, int outputs) {
    Memory dy = random(count * outputs);
    Memory w = random(W + inputs * outputs);
    Memory before = random(count * inputs);
    Memory added = arena.allocate((long) count * inputs);
    Kernels.copy(before, 0, added, 0, count * inputs);
    Memory set = random(count * inputs);
    products.transposed(count, inputs, outputs, dy, w, W, false, set);
    products.transposed(count, inputs, outputs, dy, w, W, true, added);
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < inputs; k++) {
        int item = i * outputs;
        int row = W + k * outputs;
        int at = i * inputs + k;
        Term a = j -> dy.get(item + j);
        Term b = j -> w.get(row + j);
        assertEquals(sum(0, 0, outputs, Tile.DEPTH, a, b), set.get(at), "item " + i + ", " + k);
        assertEquals(
            sum(before.get(at), 0, outputs, Tile.DEPTH, a, b),
            added.get(at),
            "added to item " + i + ", " + k);
      }
    }
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
    "300, 40, 40",
    "600, 13, 5"
  })
  void gradientsAddItemsInOrder(int count, int inputs, int outputs) {
    Memory x = random(count * inputs);
    Memory dy = random(count * outputs);
    Memory gradient = random(W + inputs * outputs);
    float[] before = new float[gradient.length()];
    gradient.read(0, before, 0, W + inputs * outputs);
    products.addGradient(count, inputs, outputs, x, dy, gradient, W);
    for (int k = 0; k < inputs; k++) {
      for (int j = 0; j < outputs; j++) {
        int input = k;
        int output = j;
        int at = W + k * outputs + j;
        float expected =
            sum(
                before[at],
                0,
                count,
                BATCH,
                i -> x.get(i * inputs + input),
                i -> dy.get(i * outputs + output));
        assertEquals(expected, gradient.get(at), "input " + k + ", output " + j);
      }
    }
    for (int i = 0; i < W; i++) {
      assertEquals(before[i], gradient.get(i), "what is not the layer's");
    }
  }
}
