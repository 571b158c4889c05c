package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Score;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.files.Json;

/** Evaluations of metrics, each a step. */
final class MetricWorkloads {
  private static final String UNIT = "evaluations/s";

  private final int threads;

  MetricWorkloads(int threads) {
    this.threads = threads;
  }

  List<Workload> workloads() {
    return List.of(
        metric(
            "wasserstein-2000",
            "the exact Wasserstein distance of two times 2000 normal points in the plane",
            between(2),
            use("wasserstein"),
            2000),
        metric(
            "sliced-wasserstein-3500",
            "the Wasserstein distance of two times 3500 normal points in space, on 100 lines",
            between(3),
            use("sliced-wasserstein").put("projections", 100),
            3500),
        metric(
            "frechet-2048",
            "the Fréchet distance of two times 5000 normal items of 2048 features",
            between(2048),
            use("frechet-distance"),
            5000),
        metric(
            "stein-5000",
            "the kernel Stein discrepancy of 5000 normal points from a mixture in the plane",
            Documents.mixture("none"),
            use("kernel-stein-discrepancy").put("samples", 5000),
            5000));
  }

  private static ObjectNode use(String metric) {
    return Json.object().put("use", metric);
  }

  /** A document whose score is not asked for. */
  private static ObjectNode between(int dimension) {
    return Documents.denoising(Documents.points(1, dimension), 1, Documents.mlp());
  }

  private Workload metric(
      String name, String step, ObjectNode document, ObjectNode metric, int count) {
    Documents.with(document, Json.object().put("use", "score-only").put("steps", 1), 1);
    document.putArray("metrics").add(metric);
    return new Workload(
        name,
        UNIT,
        step,
        watch -> {
          Composition composition = Documents.compose(document);
          Metric composed = composition.metrics().get(0).metric();
          Shape shape = composition.dataset().shape();
          Pair pair =
              new Pair(normal("real", shape, count), normal("samples", shape, count), threads);
          watch.repeat(1, () -> composed.evaluate(pair));
        });
  }

  private static Items normal(String name, Shape shape, int count) {
    float[] values = new float[count * shape.dimension()];
    RandomStream.of(1, name).fillGaussian(values, 0, values.length);
    return Items.of(shape, values);
  }

  /** What a metric compares. */
  private record Pair(Items real, Items generated, int threads) implements MetricInput {
    @Override
    public Optional<Score> score() {
      return Optional.empty();
    }

    @Override
    public RandomStream random() {
      return RandomStream.of(1, "metric");
    }

    @Override
    public void progress(int done, int total) {}
  }
}
