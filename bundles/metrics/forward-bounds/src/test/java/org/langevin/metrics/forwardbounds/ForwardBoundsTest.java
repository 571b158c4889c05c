package org.langevin.metrics.forwardbounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.MetricResult;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.langevin.kit.metric.NormalDistribution;
import org.langevin.kit.metric.UnivariateDistances;
import org.langevin.kit.metric.UnivariateLaw;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;

class ForwardBoundsTest {
  private static final double[] SHIFTS = {0, 0.01, 0.3, 1, 3, 20};
  private static final double[] VARIANCES = {1e-4, 0.1, 0.7, 1, 1.001, 1.5, 4, 30, 1e4};

  /** For every pair of normal laws, c = 1/2 excepted. */
  @Test
  void boundsAreAboveTheDistance() {
    int failed = 0;
    for (double shift : SHIFTS) {
      for (double variance : VARIANCES) {
        double distance =
            UnivariateDistances.totalVariation(
                UnivariateLaw.normal(2 + shift, 1.5 * Math.sqrt(variance)),
                UnivariateLaw.normal(2, 1.5),
                1e-6);
        double[] bounds = Bounds.bounds(shift, 2.25 * variance, 1.5);
        String where = "at shift " + shift + ", variance " + variance + ": " + distance;
        assertTrue(distance <= bounds[1] + 1e-9, where);
        assertTrue(distance <= bounds[3] + 1e-9, where);
        assertEquals(variance < 1, Double.isNaN(bounds[4]), where);
        assertTrue(!(distance > bounds[4] + 1e-9), where);
        failed += distance > bounds[2] + 1e-9 ? 1 : 0;
      }
    }
    assertTrue(failed >= 4, "the bound with c = 1/2 failed " + failed + " times only");
  }

  /** Of unit variance throughout: the distance is 2 Phi(m / 2) - 1 at the mean m = mu e^-t. */
  @Test
  void aNormalLawHasTheClosedForm() {
    MetricResult result = evaluate(new double[] {3}, 1, 4);
    double last = 3 * Math.exp(-4);
    double distance = 2 * NormalDistribution.below(last / 2) - 1;
    LineChart chart = (LineChart) result.figures().get(0);
    double[] y = chart.curves().get(0).y();
    assertEquals(distance, y[y.length - 1], 1e-6 * distance);
    // Small distances are m / sqrt(2 pi), of which m / 2 is the bound.
    assertEquals(2 / Math.sqrt(2 * Math.PI), result.value(), 1e-3);
    assertEquals(result.value(), result.values().get("ratio-half"), 1e-6);
    assertEquals(2 / Math.sqrt(2 * Math.PI), result.values().get("ratio-pinsker"), 1e-3);
  }

  @Test
  void theThesissConstantIsTooSmallForWideComponents() {
    MetricResult wide = evaluate(new double[] {-1, 1}, 30, 2);
    assertTrue(wide.value() <= 1, "" + wide.values());
    assertTrue(wide.values().get("ratio-half") > 1.5, "" + wide.values());
    assertTrue(wide.values().get("ratio-pinsker") <= 1, "" + wide.values());
    assertTrue(wide.values().get("ratio-proposition") <= 1, "" + wide.values());
    MetricResult narrow = evaluate(new double[] {-10, 10}, 0.5, 5);
    assertTrue(narrow.values().get("ratio-half") <= 1, "" + narrow.values());
    assertFalse(narrow.values().containsKey("ratio-proposition"), "" + narrow.values());
  }

  private static MetricResult evaluate(double[] means, double deviation, double horizon) {
    double[] weights = new double[means.length];
    double[][] places = new double[means.length][];
    for (int k = 0; k < means.length; k++) {
      weights[k] = 1.0 / means.length;
      places[k] = new double[] {means[k]};
    }
    GaussianMixture mixture = GaussianMixture.round(weights, places, new double[] {deviation});
    TestExperiment experiment =
        TestExperiment.of(new MixtureDataset(mixture, 10, Contexts.dataset(1)))
            .with(new TestSde(1, 0, horizon));
    return new ForwardBounds()
        .create(new ForwardBounds.Parameters(), Contexts.metric(experiment, Path.of(".")))
        .evaluate(Comparison.of(Shape.point(1), new float[] {0}, new float[0]));
  }
}
