package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.NoiseLevels;
import org.langevin.api.score.Batch;
import org.langevin.kit.memory.DirectFloats;

class NoiseEmbeddingTest {
  private static final NoiseLevels LEVELS = NoiseLevels.of(1, 0.5, 0.1);

  /** With items at different levels. */
  @ParameterizedTest
  @CsvSource({"true, true, 16", "true, false, 7", "false, true, 20", "true, true, 5"})
  void derivatives(boolean gains, boolean shifts, int width) {
    for (Activation activation : List.of(Activation.SOFTPLUS, Activation.IDENTITY)) {
      ParameterLayout layout = new ParameterLayout();
      List<Layer> layers =
          List.of(
              new Linear(layout, 3, width, 1),
              new NoiseEmbedding(layout, width, LEVELS, gains, shifts, activation),
              new Linear(layout, width, 2, 1));
      Layer layer = new Fixed(new Sequence(layers), 0.1f, 1, 0.5f, 1);
      try (LayerCheck check = new LayerCheck(layer, layout.length(), 4, 2e-2, 1e-3)) {
        check.firstOrder().secondOrder();
      }
    }
  }

  /** A layer that is told the same conditions whenever it is opened. */
  private record Fixed(Layer layer, float... conditions) implements Layer {
    @Override
    public int inputs() {
      return layer.inputs();
    }

    @Override
    public int outputs() {
      return layer.outputs();
    }

    @Override
    public LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
      LayerPass pass = layer.open(parameters, arena, capacity, tangents);
      pass.condition(new Batch(conditions.length, null, conditions));
      return pass;
    }
  }

  @Test
  void eachLevelHasItsOwnGainsAndShifts() {
    ParameterLayout layout = new ParameterLayout();
    NoiseEmbedding layer = new NoiseEmbedding(layout, 2, LEVELS, true, true, Activation.IDENTITY);
    FloatBuffer theta = DirectFloats.zeros(layout.length());
    for (int i = 0; i < layout.length(); i++) {
      theta.put(i, i + 1);
    }
    try (Arena arena = new Arena()) {
      LayerPass pass = layer.open(Memory.of(theta), arena, 3, false);
      Memory x = arena.allocate(6);
      Memory y = arena.allocate(6);
      x.write(0, new float[] {1, 2, 1, 2, 1, 2}, 0, 6);
      // The last is nearest to the level 0.5.
      pass.condition(new Batch(3, null, new float[] {0.1f, 1, 0.4f}));
      pass.forward(3, x, y);
      float[] expected = {5 + 11, 12 + 12, 1 + 7, 4 + 8, 3 + 9, 8 + 10};
      for (int i = 0; i < 6; i++) {
        assertEquals(expected[i], y.get(i));
      }
    }
  }
}
