package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.memory.DirectFloats;

class DenseTest {
  private static boolean kinked(Activation activation) {
    return activation == Activation.RELU || activation == Activation.LEAKY_RELU;
  }

  private static void check(Layer layer, ParameterLayout layout, int count, boolean kinked) {
    double step = kinked ? 2e-4 : 2e-2;
    try (LayerCheck check =
        new LayerCheck(layer, layout.length(), count, step, kinked ? 1e-2 : 1e-3)) {
      check.firstOrder().secondOrder();
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void derivativesOfWholeRows(Activation activation) {
    ParameterLayout layout = new ParameterLayout();
    check(new Dense(layout, 3, 32, activation), layout, 4, kinked(activation));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void derivativesOfRowsThatAreNotWhole(Activation activation) {
    ParameterLayout layout = new ParameterLayout();
    check(new Dense(layout, 5, 7, activation), layout, 3, kinked(activation));
  }

  @Test
  void derivativesOfLayersInSequence() {
    ParameterLayout layout = new ParameterLayout();
    List<Dense> layers =
        List.of(
            new Dense(layout, 3, 16, Activation.SOFTPLUS),
            new Dense(layout, 16, 5, Activation.TANH),
            new Dense(layout, 5, 32, Activation.SWISH),
            new Dense(layout, 32, 2, Activation.IDENTITY));
    check(new Sequence(layers), layout, 3, false);
  }

  /** y = phi(W^T x + b) by the definition, in double precision. */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void valuesAreThoseOfTheDefinition(Activation activation) {
    ParameterLayout layout = new ParameterLayout();
    Dense dense = new Dense(layout, 3, 18, activation, 1, 1);
    FloatBuffer theta = DirectFloats.zeros(layout.length());
    layout.initialize(theta, RandomStream.of(1, "weights"));
    float[] items = {0.5f, -1, 2, 3, 0.25f, -2};
    try (Arena arena = new Arena()) {
      Memory x = arena.allocate(6);
      Memory y = arena.allocate(36);
      x.write(0, items, 0, 6);
      dense.open(Memory.of(theta), arena, 2, false).forward(2, x, y);
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 18; j++) {
          double z = theta.get(54 + j);
          for (int k = 0; k < 3; k++) {
            z += (double) items[3 * i + k] * theta.get(18 * k + j);
          }
          assertEquals(ActivationTest.value(activation, z), y.get(18 * i + j), 2e-6);
        }
      }
    }
  }

  @Test
  void initialWeightsHaveTheVarianceThatKeepsTheOutputs() {
    ParameterLayout layout = new ParameterLayout();
    new Dense(layout, 300, 400, Activation.RELU);
    FloatBuffer theta = DirectFloats.zeros(layout.length());
    layout.initialize(theta, RandomStream.of(1, "weights"));
    double squares = 0;
    for (int i = 0; i < 120000; i++) {
      squares += theta.get(i) * theta.get(i);
    }
    assertEquals(2.0 / 300, squares / 120000, 0.01 * 2 / 300);
    assertEquals(0, theta.get(120000));
  }
}
