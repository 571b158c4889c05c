package org.langevin.metrics.datasetdistance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricResult;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.langevin.kit.metric.QuantileCoupling;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Parameters;

class DatasetDistanceTest {
  private static final int COUNT = 4000;

  /** The mean and dimension of a normal law. */
  record Normal(
      @org.langevin.api.Parameter(description = "mean", value = "0") double mean,
      @org.langevin.api.Parameter(description = "dimension", value = "1") int dimension) {}

  private static final class Normals implements ExtensionFactory<Normal, DatasetContext, Dataset> {
    @Override
    public Dataset create(Normal parameters, DatasetContext context) {
      double[] mean = new double[parameters.dimension()];
      Arrays.fill(mean, parameters.mean());
      return new MixtureDataset(
          GaussianMixture.round(new double[] {1}, new double[][] {mean}, new double[] {1}),
          10,
          context);
    }
  }

  /** No parameters. */
  record None() {}

  /** W_1 on the line, with how many items and which random numbers it was given. */
  private static final class OnTheLine implements ExtensionFactory<None, MetricContext, Metric> {
    @Override
    public Metric create(None parameters, MetricContext context) {
      return input -> {
        double[] real = input.real().toDoubles();
        double[] generated = input.generated().toDoubles();
        Arrays.sort(real);
        Arrays.sort(generated);
        input.progress(1, 1, "pieces");
        return new MetricResult(
                Map.of(
                    MetricResult.VALUE,
                    QuantileCoupling.cost(real, generated, 1).distance(),
                    "random",
                    input.random().nextDouble(),
                    "threads",
                    (double) input.threads()),
                MetricResult.Better.HIGHER,
                input.score().isEmpty() ? "" : "score",
                List.of())
            .withPerfect(Map.of(MetricResult.VALUE, 0.5))
            .withCaution("take care");
      };
    }
  }

  /** W_1 of two normal laws of one variance is the distance of their means. */
  @Test
  void isThatOfTheOtherDataset() {
    for (double mean : new double[] {-3, 2}) {
      assertEquals(Math.abs(mean), evaluate(Map.of("use", "normal", "mean", mean)).value(), 0.06);
    }
  }

  /** Of one law, and still of two samples: about (4 / n)^(1/2) pi^(-1/2) on average. */
  @Test
  void drawsBothFromStreamsOfTheirOwn() {
    double value = evaluate(Map.of("use", "normal")).value();
    assertTrue(value > 0.005 && value < 0.05, "W_1 = " + value);
  }

  @Test
  void handsOnWhatTheMetricTells() {
    MetricResult result = evaluate(Map.of("use", "normal"));
    assertEquals(MetricResult.Better.HIGHER, result.better());
    assertEquals("take care", result.caution());
    assertEquals(Map.of(MetricResult.VALUE, 0.5), result.perfect());
    assertEquals("4000 items of the dataset and 4000 of the other", result.note());
    assertEquals(3, result.values().get("threads"));
    assertNotEquals(
        comparison().random().nextDouble(), result.values().get("random"), "a stream of its own");
    assertEquals(result.values(), evaluate(Map.of("use", "normal")).values(), "again");
  }

  @Test
  void needsNoSamples() {
    assertFalse(metric(Map.of("use", "normal")).needsSamples());
  }

  @Test
  void refusesItemsOfAnotherShape() {
    var thrown =
        assertThrows(
            InvalidExperimentException.class,
            () -> metric(Map.of("use", "normal", "dimension", 2)));
    assertEquals("/dataset", thrown.parameter());
    assertTrue(thrown.getMessage().contains("one shape"), thrown.getMessage());
  }

  private static MetricResult evaluate(Map<String, ?> other) {
    return metric(other).evaluate(comparison());
  }

  private static Comparison comparison() {
    return Comparison.of(Shape.point(1), new float[0], new float[0]).onThreads(3);
  }

  private static Metric metric(Map<String, ?> other) {
    DatasetDistance factory = new DatasetDistance();
    return factory.create(
        Parameters.of(
            factory,
            Map.of("dataset", other, "metric", Map.of("use", "line"), "count", COUNT),
            Map.of("normal", new Normals(), "line", new OnTheLine())),
        Contexts.metric(
            new Normals().create(new Normal(0, 1), Contexts.dataset(1)), Path.of("target")));
  }
}
