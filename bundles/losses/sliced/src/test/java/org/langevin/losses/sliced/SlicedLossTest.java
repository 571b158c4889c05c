package org.langevin.losses.sliced;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.losses.projections.NormalProjection;
import org.langevin.losses.projections.RademacherProjection;
import org.langevin.losses.projections.SphereProjection;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.GaussianFamily;
import org.langevin.testkit.LossContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestShare;

class SlicedLossTest {
  private static final Gaussian DATA = Gaussian.skew();
  private static final GaussianFamily FAMILY =
      new GaussianFamily(DATA, Condition.NONE, c -> Marginal.START);

  private static Loss loss(String directions, boolean reduced, int projections) {
    SlicedLoss plugin = new SlicedLoss();
    return plugin.create(
        Parameters.of(
            plugin,
            Map.of(
                "directions",
                Map.of("use", directions),
                "reduced",
                reduced,
                "projections",
                projections),
            Map.of(
                "normal",
                new NormalProjection(),
                "rademacher",
                new RademacherProjection(),
                "sphere",
                new SphereProjection())),
        TestExperiment.of(DATA));
  }

  @ParameterizedTest
  @CsvSource({
    "normal, true, 1", "rademacher, true, 1", "sphere, true, 1",
    "normal, false, 2", "rademacher, false, 3", "sphere, false, 2"
  })
  void gradientIsThatOfTheValue(String directions, boolean reduced, int projections) {
    LossContract.gradientIsThatOfTheValue(loss(directions, reduced, projections), DATA);
  }

  /** The factor d of the sphere's directions shows here: without it the minimiser is score / d. */
  @ParameterizedTest
  @CsvSource({
    "normal, true", "rademacher, true", "sphere, true",
    "normal, false", "rademacher, false", "sphere, false"
  })
  void minimiserIsTheExactScore(String directions, boolean reduced) {
    LossContract.minimiserIsTheExactScore(
        loss(directions, reduced, 1), DATA, FAMILY, 100_000, 0.06);
  }

  /** At the exact score all forms expect minus half the trace of the precision matrix. */
  @ParameterizedTest
  @CsvSource({
    "normal, true", "rademacher, true", "sphere, true",
    "normal, false", "rademacher, false", "sphere, false"
  })
  void valueAtTheExactScoreIsKnown(String directions, boolean reduced) {
    float[] items = DATA.draw(50_000, RandomStream.of(3, "items"));
    assertEquals(-0.5 * 2.3 / 0.84, value(loss(directions, reduced, 2), items, 1), 0.04);
  }

  private static double value(Loss loss, float[] items, long seed) {
    return TestShare.evaluate(loss, FAMILY, Buffers.of(FAMILY.exact()), items, seed).value();
  }

  /**
   * In the reduced form only v^T P v is random, with P the precision: its variance is 2 tr(P^2) for
   * normal directions and 2 sum_{i != j} P_ij^2 for signs.
   */
  @Test
  void varianceOverDirectionsIsKnown() {
    double square = 0.84 * 0.84;
    double gaussian = 2 * (0.8 * 0.8 + 2 * 0.6 * 0.6 + 1.5 * 1.5) / square / 10;
    double signs = 2 * 2 * 0.6 * 0.6 / square / 10;
    assertEquals(gaussian, variance(loss("normal", true, 1)), 0.1 * gaussian);
    assertEquals(gaussian / 10, variance(loss("normal", true, 10)), 0.01 * gaussian);
    assertEquals(signs, variance(loss("rademacher", true, 1)), 0.1 * signs);
  }

  /** The variance of the mean over ten items, which stay the same. */
  private static double variance(Loss loss) {
    float[] items = DATA.draw(10, RandomStream.of(4, "items"));
    int repeats = 2000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < repeats; i++) {
      double value = value(loss, items, i);
      sum += value;
      squares += value * value;
    }
    return squares / repeats - sum * sum / repeats / repeats;
  }
}
