package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Arrays that a plugin may read and not write. */
final class Unchanged {
  private final String plugin;
  private final List<float[]> arrays = new ArrayList<>();
  private final List<float[]> before = new ArrayList<>();
  private final FloatBuffer parameters;
  private final double[] parametersBefore;

  private Unchanged(String plugin, FloatBuffer parameters) {
    this.plugin = plugin;
    this.parameters = parameters;
    this.parametersBefore = Buffers.toArray(parameters);
  }

  /**
   * Watches parameters.
   *
   * @param plugin its kind, for messages
   */
  static Unchanged watch(String plugin, FloatBuffer parameters) {
    return new Unchanged(plugin, parameters);
  }

  /** Watches an array, too. */
  Unchanged and(float[] array) {
    arrays.add(array);
    before.add(array.clone());
    return this;
  }

  /** Fails if anything was written to. */
  void check() {
    String message = plugin + " writes into what it is given to read";
    assertArrayEquals(parametersBefore, Buffers.toArray(parameters), message + ": parameters");
    for (int i = 0; i < arrays.size(); i++) {
      assertArrayEquals(before.get(i), arrays.get(i), message + ": array " + i);
    }
  }
}
