package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.langevin.api.random.RandomStream;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.OptimizerPass;

/** What every optimiser must do. */
public final class OptimizerContract {
  private static final int LENGTH = 1003;
  private static final int STEPS = 12;

  private OptimizerContract() {}

  /**
   * The same gradients give the same bits: wherever ranges begin and end and in whatever order they
   * are done, whatever stands behind a range's gradient, and when the vectors are opened anew in
   * between, as a resumed training does. Parameters do change.
   */
  public static void bitsDependOnTheGradientsOnly(Optimizer optimizer) {
    List<float[]> expected = run(optimizer, new int[] {0, LENGTH}, STEPS);
    assertFalse(Arrays.equals(initial(), expected.get(0)), "the parameters did not change");
    for (int[] borders : new int[][] {{0, LENGTH}, {0, 1, 18, 500, 517, LENGTH}}) {
      for (int every : new int[] {STEPS, 1, 5}) {
        List<float[]> vectors = run(optimizer, borders, every);
        for (int i = 0; i < vectors.size(); i++) {
          assertArrayEquals(expected.get(i), vectors.get(i), "vector " + i);
        }
      }
    }
  }

  /**
   * A range is left alone by what is done to another.
   *
   * @param optimizer as above
   */
  public static void rangesAreByThemselves(Optimizer optimizer) {
    FloatBuffer parameters = buffer(initial());
    List<FloatBuffer> state = state(optimizer);
    OptimizerPass pass = optimizer.open(parameters, state);
    pass.begin(1);
    pass.update(100, 333, gradient(1));
    float[] changed = array(parameters);
    for (int i = 0; i < LENGTH; i++) {
      if (i < 100 || i >= 433) {
        assertEquals(initial()[i], changed[i], "parameter " + i);
        for (FloatBuffer vector : state) {
          assertEquals(0, vector.get(i), "state " + i);
        }
      }
    }
  }

  /**
   * Gets to the minimum of sum_i a_i (x_i - i)^2 / 2 with a_i from 0.5 to 2.
   *
   * @param optimizer with steps that suit the problem
   * @param tolerance of each coordinate
   */
  public static void findsTheMinimum(Optimizer optimizer, int steps, double tolerance) {
    int dimension = 4;
    FloatBuffer x = Buffers.zeros(dimension);
    List<FloatBuffer> state =
        Stream.generate(() -> Buffers.zeros(dimension)).limit(optimizer.stateCount()).toList();
    OptimizerPass pass = optimizer.open(x, state);
    float[] gradient = new float[dimension];
    for (int step = 1; step <= steps; step++) {
      for (int i = 0; i < dimension; i++) {
        gradient[i] = (0.5f + 0.5f * i) * (x.get(i) - i);
      }
      pass.begin(step);
      pass.update(0, dimension, gradient);
    }
    for (int i = 0; i < dimension; i++) {
      assertEquals(i, x.get(i), tolerance, "coordinate " + i);
    }
  }

  /**
   * Parameters and state after some steps.
   *
   * @param borders of the ranges, which are done from the last to the first
   * @param every so many steps the vectors are opened
   */
  private static List<float[]> run(Optimizer optimizer, int[] borders, int every) {
    FloatBuffer parameters = buffer(initial());
    List<FloatBuffer> state = state(optimizer);
    OptimizerPass pass = null;
    for (int step = 1; step <= STEPS; step++) {
      if ((step - 1) % every == 0) {
        pass = optimizer.open(parameters, state);
      }
      pass.begin(step);
      float[] gradient = gradient(step);
      for (int range = borders.length - 2; range >= 0; range--) {
        int from = borders[range];
        int length = borders[range + 1] - from;
        float[] part = Arrays.copyOf(Arrays.copyOfRange(gradient, from, from + length), LENGTH);
        Arrays.fill(part, length, LENGTH, Float.NaN);
        pass.update(from, length, part);
      }
    }
    List<float[]> vectors = new ArrayList<>(List.of(array(parameters)));
    state.forEach(vector -> vectors.add(array(vector)));
    return vectors;
  }

  private static List<FloatBuffer> state(Optimizer optimizer) {
    return Stream.generate(() -> Buffers.zeros(LENGTH)).limit(optimizer.stateCount()).toList();
  }

  static float[] initial() {
    return normal("initial", 0);
  }

  private static float[] gradient(int step) {
    return normal("gradient", step);
  }

  private static float[] normal(String purpose, int step) {
    float[] values = new float[LENGTH];
    RandomStream.of(11, purpose, step).fillGaussian(values, 0, LENGTH);
    return values;
  }

  static FloatBuffer buffer(float[] values) {
    return Buffers.zeros(values.length).put(0, values);
  }

  static float[] array(FloatBuffer buffer) {
    float[] values = new float[buffer.capacity()];
    buffer.get(0, values);
    return values;
  }
}
