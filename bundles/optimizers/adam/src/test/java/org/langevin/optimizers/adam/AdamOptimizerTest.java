package org.langevin.optimizers.adam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.random.RandomStream;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.OptimizerPass;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.OptimizerContract;
import org.langevin.testkit.Parameters;

class AdamOptimizerTest {
  private static final int LENGTH = 5003;

  private static Optimizer optimizer(String json) {
    AdamOptimizer factory = new AdamOptimizer();
    return factory.create(Parameters.parse(factory, json), null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'warmUp': 7, 'beta1': 0, 'weightDecay': 0.5}"})
  void keepsTheContract(String json) {
    OptimizerContract.bitsDependOnTheGradientsOnly(optimizer(json));
    OptimizerContract.rangesAreByThemselves(optimizer(json));
  }

  @Test
  void findsTheMinimum() {
    OptimizerContract.findsTheMinimum(optimizer("{'learningRate': 0.02}"), 3000, 1e-3);
  }

  /** The first two steps of algorithm 1, worked out by hand: theta = 1, gradients 2 and -1. */
  @Test
  void twoStepsByHand() {
    FloatBuffer theta = Buffers.of(1);
    List<FloatBuffer> state = List.of(Buffers.zeros(1), Buffers.zeros(1));
    OptimizerPass pass =
        optimizer("{'learningRate': 0.1, 'beta1': 0.5, 'beta2': 0.75, 'epsilon': 1}")
            .open(theta, state);
    pass.begin(1);
    pass.update(0, 1, new float[] {2});
    // m = 1, v = 1; corrected 2 and 4: a step of 0.1 * 2 / (2 + 1).
    assertEquals(1 - 0.2 / 3, theta.get(0), 1e-7);
    pass.begin(2);
    pass.update(0, 1, new float[] {-1});
    // m = 0, v = 1: no step.
    assertEquals(1 - 0.2 / 3, theta.get(0), 1e-7);
    assertEquals(0, state.get(0).get(0));
    assertEquals(1, state.get(1).get(0));
  }

  private static void follow(double decay) {
    RandomStream random = RandomStream.of(1, "adam");
    float[] gradient = new float[LENGTH];
    random.fillGaussian(gradient, 0, LENGTH);
    FloatBuffer parameters = Buffers.zeros(LENGTH).put(0, gradient);
    FloatBuffer mean = Buffers.zeros(LENGTH);
    FloatBuffer square = Buffers.zeros(LENGTH);
    OptimizerPass adam =
        optimizer(
                "{'learningRate': 0.01, 'beta1': 0.8, 'beta2': 0.95, 'epsilon': 1e-3,"
                    + " 'weightDecay': "
                    + decay
                    + "}")
            .open(parameters, List.of(mean, square));
    double[] theta = Buffers.toArray(parameters);
    double[] m = new double[LENGTH];
    double[] v = new double[LENGTH];
    for (int step = 1; step <= 5; step++) {
      random.fillGaussian(gradient, 0, LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        double g = gradient[i];
        m[i] = 0.8 * m[i] + 0.2 * g;
        v[i] = 0.95 * v[i] + 0.05 * g * g;
        double corrected = v[i] / (1 - Math.pow(0.95, step));
        double direction =
            m[i] / (1 - Math.pow(0.8, step)) / (Math.sqrt(corrected) + 1e-3) + decay * theta[i];
        theta[i] -= 0.01 * direction;
      }
      adam.begin(step);
      adam.update(0, LENGTH, gradient);
    }
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(theta[i], parameters.get(i), 2e-6 * (1 + Math.abs(theta[i])));
      assertEquals(m[i], mean.get(i), 1e-6);
      assertEquals(v[i], square.get(i), 1e-6);
    }
  }

  @Test
  void stepsAreThoseOfTheAlgorithm() {
    follow(0);
  }

  @Test
  void weightsDecay() {
    follow(0.3);
  }

  @Test
  void theWarmUpRaisesTheLearningRate() {
    Optimizer warm = optimizer("{'learningRate': 0.01, 'warmUp': 100}");
    assertEquals(0.01 / 100, warm.learningRate(1));
    assertEquals(0.005, warm.learningRate(50));
    assertEquals(0.01, warm.learningRate(100));
    assertEquals(0.01, warm.learningRate(1000));
    assertEquals(0.01, optimizer("{'learningRate': 0.01}").learningRate(1));
  }

  @Test
  void theNormIsBoundedWhereThatIsAskedFor() {
    assertEquals(OptionalDouble.empty(), optimizer("{}").largestNorm());
    assertEquals(OptionalDouble.of(2), optimizer("{'gradientNorm': 2}").largestNorm());
    assertTrue(optimizer("{}").advice().contains("gradientNorm"));
  }
}
