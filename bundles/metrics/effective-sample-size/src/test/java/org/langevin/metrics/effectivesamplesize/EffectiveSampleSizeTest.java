package org.langevin.metrics.effectivesamplesize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.figure.LineChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.metric.Traces;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class EffectiveSampleSizeTest {
  private static final Shape LINE = Shape.point(1);

  /** A first-order autoregression has rho_t = phi^t, and the time (1 + phi) / (1 - phi). */
  @ParameterizedTest
  @ValueSource(doubles = {0, .5, .9, -.5})
  void knowsAnAutoregression(double phi) {
    int count = 100_000;
    MetricResult result = evaluate(LINE, autoregression(count, phi, 0, 1), Map.of());
    double time = (1 + phi) / (1 - phi);
    assertEquals(time, count / result.value(), .08 * time);
    assertEquals(time, result.values().get("autocorrelation-time"), .08 * time);
    assertEquals(1, result.values().get("r-hat"), .01);
    LineChart chart = (LineChart) result.figures().get(0);
    if (phi > 0) {
      assertEquals(phi, chart.curves().get(0).y()[1], .02);
      assertEquals(phi * phi, chart.curves().get(0).y()[2], .02);
    }
  }

  @Test
  void theWorstComponentCounts() {
    float[] fast = autoregression(20_000, 0, 0, 1);
    float[] slow = autoregression(20_000, .8, 0, 2);
    float[] both = new float[40_000];
    for (int i = 0; i < 20_000; i++) {
      both[2 * i] = fast[i];
      both[2 * i + 1] = slow[i];
    }
    MetricResult result = evaluate(Shape.point(2), both, Map.of());
    double one = evaluate(LINE, fast, Map.of()).value();
    double other = evaluate(LINE, slow, Map.of()).value();
    assertEquals(other, result.value(), 1e-9);
    assertEquals((one + other) / 2, result.values().get("mean"), 1e-9);
    assertTrue(result.note().endsWith("the worst component is 1"), result.note());
  }

  @Test
  void chainsThatDisagreeAreWorthLittle() {
    float[] chains = new float[4000];
    for (int chain = 0; chain < 4; chain++) {
      float[] states = autoregression(1000, 0, chain % 2 * 20, chain);
      System.arraycopy(states, 0, chains, chain * 1000, 1000);
    }
    MetricResult result = evaluate(LINE, chains, Map.of("chains", 4));
    assertTrue(result.value() < 10, "worth " + result.value());
    assertTrue(result.values().get("r-hat") > 5);
    // Chains that do not move at all, at different places and all at one.
    float[] stuck = new float[200];
    for (int i = 0; i < 200; i++) {
      stuck[i] = i / 100;
    }
    assertTrue(evaluate(LINE, stuck, Map.of("chains", 2)).value() < 5);
    assertEquals(1, evaluate(LINE, new float[200], Map.of()).value(), 0);
  }

  @Test
  void leavesOutTheBeginningOfTraces() {
    // Half of each trace is still on its way from 100.
    Traces traces =
        new Traces() {
          @Override
          public int chains() {
            return 3;
          }

          @Override
          public int length() {
            return 4000;
          }

          @Override
          public int dimension() {
            return 1;
          }

          @Override
          public int stride() {
            return 10;
          }

          @Override
          public void copy(int chain, float[] target) {
            float[] states = autoregression(4000, .5, 0, chain);
            for (int i = 0; i < 4000; i++) {
              target[i] = states[i] + Math.max(0, 100 - i / 20f);
            }
          }
        };
    Comparison comparison = Comparison.of(LINE, new float[1], new float[3]).with(traces);
    MetricResult half = metric(Map.of()).evaluate(comparison);
    assertEquals(6000, half.values().get("states"), 0);
    assertEquals(2000, half.value(), 300);
    assertEquals(30, half.values().get("autocorrelation-time"), 5);
    assertTrue(metric(Map.of("discard", 0.0)).evaluate(comparison).value() < 50);
    new MetricContract(metric(Map.of()), LINE, 10).deterministic(comparison);
    Metric most = metric(Map.of("discard", .999));
    assertThrows(InvalidExperimentException.class, () -> most.evaluate(comparison));
  }

  @Test
  void refusesWhatIsNoChains() {
    Metric metric = metric(Map.of("chains", 3));
    Comparison comparison = Comparison.of(LINE, new float[1], new float[100]);
    var thrown = assertThrows(InvalidExperimentException.class, () -> metric.evaluate(comparison));
    assertEquals("/chains", thrown.parameter());
  }

  private static float[] autoregression(int count, double phi, double mean, long seed) {
    RandomStream random = RandomStream.of(seed, "autoregression");
    float[] states = new float[count];
    double x = random.nextGaussian();
    for (int i = 0; i < count; i++) {
      states[i] = (float) (mean + x);
      x = phi * x + Math.sqrt(1 - phi * phi) * random.nextGaussian();
    }
    return states;
  }

  private static MetricResult evaluate(Shape shape, float[] states, Map<String, ?> parameters) {
    float[] real = new float[shape.dimension()];
    return metric(parameters).evaluate(Comparison.of(shape, real, states));
  }

  private static Metric metric(Map<String, ?> parameters) {
    EffectiveSampleSize factory = new EffectiveSampleSize();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(LINE, Path.of("target")));
  }
}
