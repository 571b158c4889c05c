package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.langevin.api.random.RandomStream;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.OptimizerPass;

class LearnerTest {
  /** theta -= g, and keeps the sum of all g, with the largest norm that there may be. */
  private record Descent(double largest) implements Optimizer {
    @Override
    public int stateCount() {
      return 1;
    }

    @Override
    public double learningRate(long step) {
      return 1;
    }

    @Override
    public OptionalDouble largestNorm() {
      return largest == 0 ? OptionalDouble.empty() : OptionalDouble.of(largest);
    }

    @Override
    public OptimizerPass open(FloatBuffer theta, List<FloatBuffer> state) {
      return new OptimizerPass() {
        @Override
        public void begin(long step) {
          assertTrue(step > 0);
        }

        @Override
        public void update(int from, int length, float[] gradient) {
          for (int i = 0; i < length; i++) {
            theta.put(from + i, theta.get(from + i) - gradient[i]);
            state.get(0).put(from + i, state.get(0).get(from + i) + gradient[i]);
          }
        }
      };
    }
  }

  private static Learner learner(int outputs, double largest) {
    ParameterLayout layout = new ParameterLayout();
    Layer layer = new Dense(layout, 100, outputs, Activation.IDENTITY);
    return new Learner(layer, layout, new Descent(largest));
  }

  /** More parameters than are handed over at once. */
  private static Learner begun(double largest) {
    Learner learner = learner(90, largest);
    learner.begin(RandomStream.of(1, "parameters"));
    return learner;
  }

  private static float[] values(Learner learner) {
    float[] values = new float[learner.parameters().capacity()];
    learner.parameters().get(0, values);
    return values;
  }

  @Test
  void aStepFollowsTheGradientAndClearsIt() {
    Learner learner = begun(0);
    float[] before = values(learner);
    for (int i = 0; i < before.length; i++) {
      learner.gradient().put(i, i % 7);
    }
    learner.step(1);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] - i % 7, learner.parameters().get(i));
      assertEquals(0, learner.gradient().get(i));
    }
  }

  @Test
  void longGradientsAreShortenedAndShortOnesAreNot() {
    Learner learner = begun(10);
    float[] before = values(learner);
    learner.gradient().put(3, 30);
    learner.gradient().put(9000, -40);
    learner.step(1);
    assertEquals(before[3] - 6, learner.parameters().get(3), 1e-5);
    assertEquals(before[9000] + 8, learner.parameters().get(9000), 1e-5);
    learner.gradient().put(4, 9);
    learner.step(2);
    assertEquals(before[4] - 9, learner.parameters().get(4));
  }

  @Test
  void isWrittenAndRead() throws IOException {
    Learner learner = begun(0);
    learner.gradient().put(5000, 3);
    learner.step(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learner.write(new DataOutputStream(bytes));
    // The two numbers before them, and parameters and the sum of gradients.
    assertEquals(8 + 2 * Float.BYTES * values(learner).length, bytes.size());
    Learner read = learner(90, 0);
    read.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertEquals(values(learner)[5000], values(read)[5000]);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    read.write(new DataOutputStream(again));
    assertArrayEquals(bytes.toByteArray(), again.toByteArray());

    IOException other =
        assertThrows(
            IOException.class,
            () ->
                learner(89, 0)
                    .read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    assertTrue(other.getMessage().contains("2 vectors of 9090 numbers"), other.getMessage());
    assertTrue(other.getMessage().contains("2 of 8989"), other.getMessage());
    byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    assertThrows(
        EOFException.class,
        () -> learner(90, 0).read(new DataInputStream(new ByteArrayInputStream(half))));
  }

  @Test
  void memoryIsThatOfAllVectors() {
    assertEquals(3 * Float.BYTES * 9090L, learner(90, 0).memory());
    assertTrue(learner(90, 0).passMemory(1000) >= 0);
    ParameterLayout layout = new ParameterLayout();
    Layer deep = Perceptron.of(layout, 3, List.of(64, 64), 2, Activation.TANH, 0.5);
    long hidden = 1000L * 64 * Float.BYTES;
    assertTrue(new Learner(deep, layout, new Descent(0)).passMemory(1000) >= 4 * hidden);
  }
}
