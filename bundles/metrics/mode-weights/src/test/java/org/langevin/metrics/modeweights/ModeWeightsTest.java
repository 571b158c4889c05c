package org.langevin.metrics.modeweights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.Capable;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Modes;
import org.langevin.api.figure.BarChart;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class ModeWeightsTest {
  private static final Shape PLANE = Shape.point(2);

  @Test
  void comparesSharesWithWeights() {
    Metric metric = metric(Contexts.metric(new Quadrants(), Path.of("target")));
    // Of ten samples 4, 2, 4 and 0 are in the quadrants, whose weights are .4, .3, .2 and .1.
    float[] samples = {
      1, 1, 2, 2, 3, 1, 1, 9, -1, 1, -2, 1, -1, -1, -5, -2, -1, -3, -2, -2,
    };
    Comparison comparison = Comparison.of(PLANE, new float[2], samples);
    MetricResult result = metric.evaluate(comparison);
    assertEquals((0 + .1 + .2 + .1) / 2, result.value(), 1e-15);
    assertEquals(.4, result.values().get("mode-1"), 1e-15);
    assertEquals(.2, result.values().get("mode-2"), 1e-15);
    assertEquals(.4, result.values().get("mode-3"), 1e-15);
    assertEquals(0, result.values().get("mode-4"), 0);
    assertEquals(3, result.values().get("visited-modes"), 0);
    BarChart chart = (BarChart) result.figures().get(0);
    assertArrayEquals(new double[] {.4, .3, .2, .1}, chart.groups().get(0).heights());
    assertArrayEquals(new double[] {.4, .2, .4, 0}, chart.groups().get(1).heights(), 1e-15);
    new MetricContract(metric, PLANE, 10).deterministic(comparison);
  }

  /** What is told of perfect samples, checked against many of them. */
  @Test
  void knowsTheErrorOfPerfectSamples() {
    Metric metric = metric(Contexts.metric(new Quadrants(), Path.of("target")));
    RandomStream random = RandomStream.of(1, "samples");
    double sum = 0;
    Map<String, Double> perfect = Map.of();
    for (int k = 0; k < 300; k++) {
      float[] samples = new float[2000];
      for (int i = 0; i < samples.length; i += 2) {
        double u = random.nextDouble();
        samples[i] = u < .4 || u >= .9 ? 1 : -1;
        samples[i + 1] = u < .7 ? 1 : -1;
      }
      MetricResult result = metric.evaluate(Comparison.of(PLANE, new float[2], samples));
      sum += result.value();
      perfect = result.perfect();
    }
    assertEquals(perfect.get(MetricResult.VALUE), sum / 300, .002);
    assertEquals(.3, perfect.get("mode-2"), 0);
    assertEquals(4, perfect.get("visited-modes"), 1e-12);
  }

  @Test
  void needsModes() {
    ModeWeights factory = new ModeWeights();
    assertEquals(Requirements.of(Modes.class), factory.requires(Parameters.of(factory)));
  }

  private static Metric metric(MetricContext context) {
    ModeWeights factory = new ModeWeights();
    return factory.create(Parameters.of(factory), context);
  }

  /** A mode in each quadrant. */
  private static final class Quadrants implements Dataset {
    @Override
    public Shape shape() {
      return PLANE;
    }

    @Override
    public Items training() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return Capable.offer(
          type,
          new Modes() {
            @Override
            public double[] weights() {
              return new double[] {.4, .3, .2, .1};
            }

            @Override
            public int nearest(float[] x, int offset) {
              boolean right = x[offset] > 0;
              return x[offset + 1] > 0 ? right ? 0 : 1 : right ? 3 : 2;
            }
          });
    }
  }
}
