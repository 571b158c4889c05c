package org.langevin.losses.contrastivedivergence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.GaussianFamily;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestShare;

class ContrastiveDivergenceTest {
  private static final int ITEMS = 100_000;

  private static Loss loss(int steps, double step) {
    ContrastiveDivergence plugin = new ContrastiveDivergence();
    return plugin.create(
        Parameters.of(plugin, Map.of("steps", steps, "step", step)),
        TestExperiment.of(Gaussian.standard(1)));
  }

  private static GaussianFamily family(Gaussian data) {
    return new GaussianFamily(data, Condition.NONE, c -> Marginal.START);
  }

  private static double[] gradient(Loss loss, Gaussian data, FloatBuffer parameters) {
    float[] items = data.draw(ITEMS, RandomStream.of(3, "items"));
    return TestShare.evaluate(loss, family(data), parameters, items, 1).gradient();
  }

  /**
   * For data from N(0, 1) and the energy x^2/2 - delta x, k steps move the mean of the negatives to
   * delta (1 - (1 - h)^k), which is the derivative with respect to delta.
   */
  @Test
  void gradientIsTheDifferenceThatTheChainsMake() {
    for (int k : new int[] {1, 7}) {
      double[] gradient = gradient(loss(k, 0.1), Gaussian.standard(1), Buffers.of(1, 0, 0.5));
      assertEquals(0.5 * (1 - Math.pow(0.9, k)), gradient[2], 0.012, k + " steps");
    }
  }

  /** The width: one step turns the variance v = 1 of the data into (1 - h t)^2 + 2 h. */
  @Test
  void tooNarrowAnEnergyIsWidened() {
    double t = 2;
    double h = 0.1;
    double[] gradient = gradient(loss(1, h), Gaussian.standard(1), Buffers.of(t, 0, 0));
    double negatives = Math.pow(1 - h * t, 2) + 2 * h;
    assertEquals(0.5 * (1 - negatives), gradient[0], 0.01);
  }

  /** At the true energy the chains stay in their law, up to order h^2 of the variance. */
  @Test
  void theTrueEnergyIsARoot() {
    Gaussian data = Gaussian.skew();
    for (double derivative : gradient(loss(5, 0.02), data, Buffers.of(1, 0, 0, 0))) {
      assertEquals(0, derivative, 0.02);
    }
  }

  @Test
  void theValueIsTheDifferenceOfEnergies() {
    float[] items = Gaussian.standard(1).draw(ITEMS, RandomStream.of(3, "items"));
    double value =
        TestShare.evaluate(
                loss(1, 0.1), family(Gaussian.standard(1)), Buffers.of(2, 0, 0), items, 1)
            .value();
    assertEquals(2 * 0.5 * (1 - (0.64 + 0.2)), value, 0.02);
  }
}
