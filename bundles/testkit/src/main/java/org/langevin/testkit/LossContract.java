package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;

/** What every loss must do. */
public final class LossContract {
  private static final double STEP = 1e-2;

  private LossContract() {}

  /**
   * The gradient is that of the value, the random numbers held fixed: central differences of fourth
   * order in each parameter of a small network that is linear in nothing.
   */
  public static void gradientIsThatOfTheValue(Loss loss, Gaussian data) {
    ScoreNetwork network =
        new TanhNetwork(data.dimension() * loss.condition().blocks(), loss.condition());
    FloatBuffer parameters = Buffers.zeros(network.parameterCount());
    network.initialize(parameters, RandomStream.of(5, "gradient check"));
    float[] items = data.draw(7, RandomStream.of(6, "gradient check"));
    double[] gradient = TestShare.evaluate(loss, network, parameters, items, 1).gradient();
    for (int k = 0; k < gradient.length; k++) {
      float at = parameters.get(k);
      double[] values = new double[4];
      double[] steps = {-2, -1, 1, 2};
      for (int i = 0; i < steps.length; i++) {
        parameters.put(k, (float) (at + steps[i] * STEP));
        values[i] = TestShare.evaluate(loss, network, parameters, items, 1).value();
      }
      parameters.put(k, at);
      double difference = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * STEP);
      assertEquals(difference, gradient[k], 2e-3 * (1 + Math.abs(difference)), "derivative " + k);
    }
  }

  /**
   * The minimiser of a loss that is quadratic in the score is the exact score. The gradient is then
   * linear in theta: it is evaluated at as many points as there are parameters and one, and its
   * root solved for.
   *
   * @param family holds the exact score of what the loss perturbs the data to
   * @param items how many draws to minimise over
   * @param tolerance of each parameter, a few standard errors
   */
  public static void minimiserIsTheExactScore(
      Loss loss, Gaussian data, GaussianFamily family, int items, double tolerance) {
    double[] minimiser = minimiser(loss, family, data.draw(items, RandomStream.of(7, "items")));
    double[] exact = family.exact();
    for (int k = 0; k < exact.length; k++) {
      assertEquals(exact[k], minimiser[k], tolerance, "parameter " + k);
    }
  }

  /** The root of the gradient of a loss that is quadratic in the parameters of a network. */
  public static double[] minimiser(Loss loss, ScoreNetwork network, float[] items) {
    int count = network.parameterCount();
    double[] zero = TestShare.evaluate(loss, network, Buffers.zeros(count), items, 1).gradient();
    double[][] hessian = new double[count][count];
    double[] right = new double[count];
    for (int k = 0; k < count; k++) {
      FloatBuffer unit = Buffers.zeros(count);
      unit.put(k, 1);
      double[] gradient = TestShare.evaluate(loss, network, unit, items, 1).gradient();
      right[k] = -zero[k];
      for (int i = 0; i < count; i++) {
        hessian[i][k] = gradient[i] - zero[i];
      }
    }
    return Matrices.solve(hessian, right);
  }
}
