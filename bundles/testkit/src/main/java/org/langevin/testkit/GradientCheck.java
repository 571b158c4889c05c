package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.function.DoubleSupplier;
import org.langevin.api.random.RandomStream;

/** Compares a gradient with finite differences of what it is the gradient of. */
public final class GradientCheck {
  private static final double STEP = 2e-3;
  private static final int DIRECTIONS = 4;

  private GradientCheck() {}

  /**
   * Compares along the gradient itself, where it is largest, and along random directions, to a
   * hundredth of the gradient's length.
   *
   * @param parameters are moved, and in the end as before
   * @param gradient of the value with respect to them
   * @param value worked out anew at each call, smooth in the parameters
   */
  public static void compare(FloatBuffer parameters, float[] gradient, DoubleSupplier value) {
    double norm = 0;
    for (float component : gradient) {
      norm += (double) component * component;
    }
    norm = Math.sqrt(norm);
    assertTrue(norm > 0, "a gradient that is not 0");
    float[] start = new float[gradient.length];
    parameters.get(0, start);
    RandomStream random = RandomStream.of(7, "directions");
    for (int k = 0; k < DIRECTIONS; k++) {
      double[] direction = new double[gradient.length];
      double expected = 0;
      for (int i = 0; i < direction.length; i++) {
        double aside = k == 0 ? 0 : random.nextGaussian() / Math.sqrt(direction.length);
        direction[i] = gradient[i] / norm + aside;
        expected += direction[i] * gradient[i];
      }
      double difference =
          (at(parameters, start, direction, STEP, value)
                  - at(parameters, start, direction, -STEP, value))
              / (2 * STEP);
      assertEquals(expected, difference, 0.01 * norm, "direction " + k);
    }
    parameters.put(0, start);
  }

  private static double at(
      FloatBuffer parameters,
      float[] start,
      double[] direction,
      double step,
      DoubleSupplier value) {
    for (int i = 0; i < start.length; i++) {
      parameters.put(i, (float) (start[i] + step * direction[i]));
    }
    return value.getAsDouble();
  }
}
