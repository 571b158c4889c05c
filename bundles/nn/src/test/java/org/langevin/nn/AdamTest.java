package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.api.random.RandomStream;

class AdamTest {
  private static final int LENGTH = 5003;

  private final RandomStream random = RandomStream.of(1, "adam");
  private final FloatBuffer parameters = normal();
  private final FloatBuffer mean = Memory.buffer(LENGTH);
  private final FloatBuffer square = Memory.buffer(LENGTH);
  private final List<FloatBuffer> gradients =
      List.of(Memory.buffer(LENGTH), Memory.buffer(LENGTH), Memory.buffer(LENGTH));

  private FloatBuffer normal() {
    FloatBuffer buffer = Memory.buffer(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      buffer.put(i, (float) random.nextGaussian());
    }
    return buffer;
  }

  private void drawGradients() {
    for (FloatBuffer gradient : gradients) {
      gradient.put(0, normal(), 0, LENGTH);
    }
  }

  private double sum(int i) {
    return (double) gradients.get(0).get(i) + gradients.get(1).get(i) + gradients.get(2).get(i);
  }

  private void follow(double decay, double largestNorm) {
    Adam adam =
        new Adam(new Adam.Settings(0.8, 0.95, 1e-3, decay), parameters, mean, square, gradients);
    double[] theta = new double[LENGTH];
    double[] m = new double[LENGTH];
    double[] v = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      theta[i] = parameters.get(i);
    }
    for (int step = 1; step <= 5; step++) {
      drawGradients();
      double squares = 0;
      for (int i = 0; i < LENGTH; i++) {
        squares += sum(i) * sum(i);
      }
      double norm = 0.1 * Math.sqrt(squares);
      double factor = 0.1 * Math.min(1, largestNorm / norm);
      for (int i = 0; i < LENGTH; i++) {
        double g = factor * sum(i);
        m[i] = 0.8 * m[i] + 0.2 * g;
        v[i] = 0.95 * v[i] + 0.05 * g * g;
        double corrected = v[i] / (1 - Math.pow(0.95, step));
        double direction =
            m[i] / (1 - Math.pow(0.8, step)) / (Math.sqrt(corrected) + 1e-3) + decay * theta[i];
        theta[i] -= 0.01 * direction;
      }
      double used = 0.1;
      if (largestNorm < Double.POSITIVE_INFINITY) {
        double gathered = adam.gather(0, 3) + adam.gather(1, 3) + adam.gather(2, 3);
        assertEquals(squares, gathered, 1e-5 * squares);
        used = Adam.clipped(gathered, 0.1, largestNorm);
      }
      for (int share = 0; share < 3; share++) {
        adam.update(share, 3, step, 0.01, used);
      }
    }
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(theta[i], parameters.get(i), 2e-6 * (1 + Math.abs(theta[i])));
      assertEquals(m[i], mean.get(i), 1e-6);
      assertEquals(v[i], square.get(i), 1e-6);
      assertEquals(0, sum(i));
    }
  }

  @Test
  void stepsAreThoseOfTheAlgorithm() {
    follow(0, Double.POSITIVE_INFINITY);
  }

  @Test
  void weightsDecay() {
    follow(0.3, Double.POSITIVE_INFINITY);
  }

  @Test
  void longGradientsAreShortened() {
    follow(0, 0.5);
  }

  @Test
  void shortGradientsAreNot() {
    follow(0, 1e9);
  }
}
