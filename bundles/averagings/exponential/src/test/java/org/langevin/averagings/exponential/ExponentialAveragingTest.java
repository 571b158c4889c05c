package org.langevin.averagings.exponential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.training.Averaging;
import org.langevin.api.training.AveragingPass;
import org.langevin.testkit.AveragingContract;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.Parameters;

class ExponentialAveragingTest {
  private static final int LENGTH = 1003;

  private static Averaging averaging(String json) {
    ExponentialAveraging factory = new ExponentialAveraging();
    return factory.create(Parameters.parse(factory, json), null);
  }

  /** The averages of ones, from zeros. */
  private static FloatBuffer ofOnes(String json, int steps) {
    FloatBuffer parameters = Buffers.zeros(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      parameters.put(i, 1);
    }
    FloatBuffer average = Buffers.zeros(LENGTH);
    AveragingPass pass = averaging(json).open(parameters, average);
    for (int step = 1; step <= steps; step++) {
      pass.begin(step);
      pass.update(0, 512);
      pass.update(512, LENGTH - 512);
    }
    return average;
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'decay': 0.5, 'warmUp': false}"})
  void keepsTheContract(String json) {
    AveragingContract.bitsDependOnTheParametersOnly(averaging(json));
    AveragingContract.averagesLieBetween(averaging(json));
  }

  @Test
  void theAverageForgetsExponentially() {
    FloatBuffer average = ofOnes("{'decay': 0.99, 'warmUp': false}", 200);
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(1 - Math.pow(0.99, 200), average.get(i), 1e-5);
    }
  }

  @Test
  void warmUpForgetsTheStartSooner() {
    double rest = 1;
    for (int step = 1; step <= 50; step++) {
      rest *= (1.0 + step) / (10 + step);
    }
    assertEquals(1 - rest, ofOnes("{}", 50).get(4), 1e-6);
  }

  @Test
  void warmUpEndsAtTheDecay() {
    FloatBuffer average = Buffers.zeros(1);
    AveragingPass pass = averaging("{'decay': 0.75}").open(Buffers.of(1), average);
    // At step 26 the bound is exactly 0.75.
    pass.begin(1_000_000);
    pass.update(0, 1);
    assertEquals(0.25, average.get(0));
  }
}
