package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.langevin.api.training.Averaging;
import org.langevin.api.training.AveragingPass;

/** What every averaging must do. */
public final class AveragingContract {
  private static final int STEPS = 12;

  private AveragingContract() {}

  /**
   * The same parameters give the same bits: wherever ranges begin and end and in whatever order
   * they are done, and when the vectors are opened anew in between, as a resumed training does. The
   * average does change.
   */
  public static void bitsDependOnTheParametersOnly(Averaging averaging) {
    float[] start = OptimizerContract.initial();
    float[] expected = run(averaging, new int[] {0, start.length}, STEPS);
    assertFalse(Arrays.equals(start, expected), "the average did not change");
    for (int[] borders : new int[][] {{0, start.length}, {0, 1, 18, 500, 517, start.length}}) {
      for (int every : new int[] {STEPS, 1, 5}) {
        assertArrayEquals(expected, run(averaging, borders, every));
      }
    }
  }

  /**
   * An average lies between the least and the largest of what it is of, and a constant is its own
   * average. Neither parameters nor what is outside the range change.
   */
  public static void averagesLieBetween(Averaging averaging) {
    FloatBuffer parameters = Buffers.of(1, 1, 1, 7);
    FloatBuffer average = Buffers.of(1, 1, 1, 5);
    AveragingPass pass = averaging.open(parameters, average);
    for (int step = 1; step <= STEPS; step++) {
      parameters.put(1, 1 + step);
      pass.begin(step);
      pass.update(0, 3);
      double mean = average.get(1);
      assertTrue(mean >= 1 && mean <= 1 + step, "the average of 1 to " + (1 + step) + ": " + mean);
      assertEquals(1, average.get(0));
      assertEquals(5, average.get(3));
      assertArrayEquals(new double[] {1, 1 + step, 1, 7}, Buffers.toArray(parameters));
    }
  }

  /** The average after steps in each of which all parameters grow by a half. */
  private static float[] run(Averaging averaging, int[] borders, int every) {
    FloatBuffer parameters = OptimizerContract.buffer(OptimizerContract.initial());
    FloatBuffer average = OptimizerContract.buffer(OptimizerContract.initial());
    AveragingPass pass = null;
    for (int step = 1; step <= STEPS; step++) {
      if ((step - 1) % every == 0) {
        pass = averaging.open(parameters, average);
      }
      for (int i = 0; i < parameters.capacity(); i++) {
        parameters.put(i, 1.5f * parameters.get(i));
      }
      pass.begin(step);
      for (int range = borders.length - 2; range >= 0; range--) {
        pass.update(borders[range], borders[range + 1] - borders[range]);
      }
    }
    return OptimizerContract.array(average);
  }
}
