package org.langevin.metrics.forwardconvergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.langevin.kit.metric.NormalLaw;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;

class ForwardConvergenceTest {
  /** The mean alone is to be forgotten: W_1 = mu e^(-beta t). */
  @Test
  void isExactOnTheLine() {
    for (double mu : new double[] {1, 31.6, 1e5}) {
      MetricResult result = evaluate(normal(mu), new TestSde(2, 0, 10), 0.05);
      assertEquals(StrictMath.log(mu / 0.05) / 2, result.value(), 1e-5);
      assertEquals(StrictMath.log(mu / 0.05), result.values().get("clock"), 2e-5);
      assertEquals(mu * StrictMath.exp(-20), result.values().get("distance-at-horizon"), 1e-6 * mu);
      assertEquals("", result.caution());
      assertTrue(result.perfect().isEmpty());
    }
  }

  /** Twice the rate, half the time; the clock is the same. */
  @Test
  void dependsOnRateTimesTime() {
    Dataset data =
        new MixtureDataset(
            GaussianMixture.round(
                new double[] {0.5, 0.5}, new double[][] {{-100}, {100}}, new double[] {1}),
            10,
            Contexts.dataset(1));
    MetricResult slow = evaluate(data, new TestSde(1, 0, 20), 0.05);
    MetricResult fast = evaluate(data, new TestSde(2, 0, 20), 0.05);
    assertEquals(slow.value(), 2 * fast.value(), 1e-6);
    assertEquals(slow.values().get("clock"), fast.values().get("clock"), 1e-6);
  }

  /** Without the law, of a sample: a shift by m moves all quantiles alike. */
  @Test
  void takesQuantilesOfThePriorForSamplesOnTheLine() {
    MetricResult result = evaluate(hidden(normal(20)), new TestSde(1, 0, 10), 0.5);
    assertEquals(Math.log(20 / 0.5), result.value(), 0.05);
    assertTrue(result.note().contains("quantiles"), result.note());
    // E W_1 of a normal sample and its law is about 1.06 n^(-1/2).
    double floor = result.perfect().get("distance-at-horizon");
    assertEquals(1.06 / Math.sqrt(2000), floor, 0.25 * floor);
  }

  /** In the plane the mean of |theta . m| is 2 |m| / pi. */
  @Test
  void isSlicedInMoreDimensions() {
    MetricResult result = evaluate(normal(12, 16), new TestSde(1, 0, 10), 0.5);
    assertEquals(Math.log(20 * 2 / Math.PI / 0.5), result.value(), 0.1);
    assertTrue(result.note().contains("sliced"), result.note());
  }

  @Test
  void seesThatAPriorIsNotNormal() {
    Prior logistic =
        new Prior() {
          @Override
          public void sample(RandomStream random, float[] target, int offset, int dimension) {
            throw new UnsupportedOperationException();
          }

          @Override
          public double logDensity(float[] x, int offset, int dimension) {
            return -x[offset] - 2 * Math.log1p(Math.exp(-x[offset]));
          }
        };
    assertTrue(NormalLaw.of(logistic).isEmpty());
  }

  @Test
  void findsANormalPrior() {
    for (double deviation : new double[] {0.3, 1, 50}) {
      NormalLaw law = NormalLaw.of(new NormalPrior(-2.5, deviation)).orElseThrow();
      assertEquals(-2.5, law.mean(), 1e-6 * deviation * deviation + 1e-9);
      assertEquals(deviation, law.deviation(), 1e-6 * deviation);
      assertEquals(law.mean() + 1.959963984540054 * deviation, law.quantile(0.975), 1e-5);
    }
  }

  @Test
  void saysThatTheThresholdIsNotReached() {
    MetricResult result = evaluate(normal(1000), new TestSde(1, 0, 2), 0.05);
    assertEquals(2, result.value());
    assertTrue(result.caution().contains("at the horizon, 2.0"), result.caution());
    assertTrue(result.caution().contains("longer horizon"), result.caution());
  }

  @Test
  void saysThatTheSampleIsTooSmall() {
    MetricResult result = evaluate(hidden(normal(1)), new TestSde(1, 0, 20), 0.03);
    assertTrue(result.caution().contains("take more items"), result.caution());
  }

  @Test
  void staysBelowTheThreshold() {
    // Below 1/2 from t = 1 to 2 and from t = 3 on.
    Approach twice =
        new Approach() {
          @Override
          public double distance(double t) {
            return t < 1 || t > 2 && t < 3 ? 1 : 0.25;
          }

          @Override
          public double floor() {
            return 0;
          }

          @Override
          public String name() {
            return "";
          }

          @Override
          public String note() {
            return "";
          }
        };
    MetricResult result = new Convergence(twice, new TestSde(1, 0, 4.03), 0.5).result(nothing(1));
    assertEquals(3, result.value(), 1e-9);
    MetricResult always = new Convergence(twice, new TestSde(1, 0, 4.03), 2).result(nothing(1));
    assertEquals(0, always.value());
  }

  @Test
  void drawsTheDistanceAndTheThreshold() {
    LineChart chart = (LineChart) evaluate(normal(3), new TestSde(1, 0, 5), 0.05).figures().get(0);
    assertTrue(chart.vertical().logarithmic());
    double[] x = chart.curves().get(0).x();
    for (int i = 0; i < x.length; i++) {
      assertEquals(3 * Math.exp(-x[i]), chart.curves().get(0).y()[i], 1e-6);
    }
    assertEquals(0.05, chart.curves().get(1).y()[0]);
  }

  @Test
  void isTheSameOnAnyNumberOfThreads() {
    Metric metric = metric(normal(1, 2), new TestSde(1, 0, 5), 0.5);
    assertFalse(metric.needsSamples());
    MetricResult once = metric.evaluate(nothing(2));
    assertEquals(once.values(), metric.evaluate(nothing(2).onThreads(3)).values());
  }

  @Test
  void refusesVelocities() {
    assertThrows(
        InvalidExperimentException.class, () -> metric(normal(1), new DampedSde(1, 1), 0.05));
  }

  private static Dataset normal(double... mean) {
    return new MixtureDataset(
        GaussianMixture.round(new double[] {1}, new double[][] {mean}, new double[] {1}),
        10,
        Contexts.dataset(1));
  }

  /** The same items, without their law. */
  private static Dataset hidden(Dataset data) {
    return new Dataset() {
      @Override
      public Shape shape() {
        return data.shape();
      }

      @Override
      public Items training() {
        return data.training();
      }

      @Override
      public Items heldOut(int count, RandomStream random) {
        return data.heldOut(count, random);
      }

      @Override
      public <A> Optional<A> ability(Class<A> type) {
        return Optional.empty();
      }
    };
  }

  private static Comparison nothing(int dimension) {
    return Comparison.of(Shape.point(dimension), new float[0], new float[0]);
  }

  private static MetricResult evaluate(Dataset data, Sde sde, double threshold) {
    return metric(data, sde, threshold).evaluate(nothing(data.shape().dimension()));
  }

  private static Metric metric(Dataset data, Sde sde, double threshold) {
    ForwardConvergence factory = new ForwardConvergence();
    return factory.create(
        Parameters.of(factory, Map.of("threshold", threshold, "count", 2000, "projections", 50)),
        Contexts.metric(TestExperiment.of(data).with(sde), Path.of("target")));
  }
}
