package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
  /** phi(z) in double precision. */
  static double value(Activation activation, double z) {
    return switch (activation) {
      case IDENTITY -> z;
      case RELU -> Math.max(z, 0);
      case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
      case SOFTPLUS -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      case SWISH -> z / (1 + Math.exp(-z));
      case TANH -> Math.tanh(z);
    };
  }

  private static float[] apply(Activation activation, float[] arguments) {
    try (Arena arena = new Arena()) {
      Memory z = arena.allocate(arguments.length);
      Memory y = arena.allocate(arguments.length);
      z.write(0, arguments, 0, arguments.length);
      activation.apply(z, y, arguments.length);
      float[] values = new float[arguments.length];
      y.read(0, values, 0, values.length);
      return values;
    }
  }

  private static float[] grid(double from, double to) {
    float[] grid = new float[4096];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (float) (from + (to - from) * i / (grid.length - 1));
    }
    return grid;
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void valuesAgreeWithDoublePrecision(Activation activation) {
    for (double range : new double[] {0.01, 1, 30, 86}) {
      float[] arguments = grid(-range, range);
      float[] values = apply(activation, arguments);
      for (int i = 0; i < values.length; i++) {
        double expected = value(activation, arguments[i]);
        double error = 5e-7 * Math.abs(expected) + (arguments[i] < -22 ? 1e-8 : 0);
        assertEquals(expected, values[i], error, activation + " of " + arguments[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void farOutTheLimitsHold(Activation activation) {
    float[] arguments = grid(-1e30, 1e30);
    float[] values = apply(activation, arguments);
    for (int i = 0; i < values.length; i++) {
      double expected = value(activation, arguments[i]);
      assertEquals(expected, values[i], 1e-6 * Math.abs(expected) + 1e-6);
    }
  }

  /** Or training would become slow as units die. */
  @Test
  void nothingIsSoSmallThatProductsWouldBeSubnormal() {
    for (Activation activation : new Activation[] {Activation.SOFTPLUS, Activation.SWISH}) {
      for (float value : apply(activation, grid(-200, -5))) {
        assertTrue(value == 0 || Math.abs(value) > 1e-10, activation + " gives " + value);
      }
    }
  }

  @Test
  void notANumberStaysSo() {
    float[] arguments = grid(-1, 1);
    arguments[17] = Float.NaN;
    for (Activation activation : Activation.values()) {
      float[] values = apply(activation, arguments);
      assertEquals(Float.NaN, values[17], activation.toString());
    }
  }

  /** The interpreter, which runs first, and the compiler, which runs in the end, agree. */
  @Test
  void compilationDoesNotChangeBits() {
    float[] arguments = grid(-20, 20);
    for (Activation activation : Activation.values()) {
      float[] before = apply(activation, arguments);
      float[] after = before;
      for (int i = 0; i < 300; i++) {
        after = apply(activation, arguments);
      }
      assertArrayEquals(before, after, activation.toString());
    }
  }
}
