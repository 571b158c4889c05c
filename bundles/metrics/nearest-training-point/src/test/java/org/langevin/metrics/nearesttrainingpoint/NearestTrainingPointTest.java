package org.langevin.metrics.nearesttrainingpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Histogram;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Comparison;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.MetricContract;
import org.langevin.testkit.Parameters;

class NearestTrainingPointTest {
  private static final Shape PLANE = Shape.point(2);

  private static Metric metric(Dataset dataset, Map<String, ?> parameters) {
    NearestTrainingPoint factory = new NearestTrainingPoint();
    return factory.create(
        Parameters.of(factory, parameters), Contexts.metric(dataset, Path.of("target")));
  }

  private static MetricResult evaluate(float[] training, float[] real, double[] generated) {
    return metric(new Learned(Items.of(PLANE, training)), Map.of())
        .evaluate(Comparison.of(Items.of(PLANE, real), Items.of(PLANE, generated)));
  }

  @Test
  void measuresFromTrainingItems() {
    float[] training = {0, 0, 10, 0};
    float[] real = {0, 3, 14, 0};
    // At 1 and 2 from training; 2 and 6 from held out; the third is between: 5 and 4; a fourth at
    // equal distances.
    double[] samples = {0, 1, 8, 0, 14, 4, 0, 1.5};
    MetricResult result = evaluate(training, real, samples);
    double mean = (1 + 2 + Math.sqrt(32) + 1.5) / 4;
    assertEquals(mean, result.values().get("samples"), 1e-15);
    assertEquals(3.5, result.values().get("held-out"), 0);
    assertEquals(mean / 3.5, result.value(), 1e-15);
    assertEquals((1 + 1 + 0 + 0.5) / 4, result.values().get("share"), 0);
    assertEquals(1, result.perfect().get("value"), 0);
    assertEquals(0.5, result.perfect().get("share"), 0);
    Histogram histogram = (Histogram) result.figures().get(0);
    assertArrayEquals(new float[] {3, 4}, histogram.samples().get(0).values());
    assertArrayEquals(
        new float[] {1, 2, (float) Math.sqrt(32), 1.5f}, histogram.samples().get(1).values());
    assertTrue(result.caution().contains("2 held-out"), result.caution());
  }

  /** Fresh samples, memorised ones, and those off the data. */
  @Test
  void tellsFreshFromMemorised() {
    Gaussian data = Gaussian.skew();
    Metric metric = metric(data, Map.of());
    Items real = data.heldOut(3000, RandomStream.of(1, "real"));
    MetricResult fresh =
        metric.evaluate(Comparison.of(real, data.heldOut(2000, RandomStream.of(1, "new"))));
    double error = fresh.values().get(MetricResult.STANDARD_ERROR);
    assertEquals(1, fresh.value(), 4 * error);
    assertTrue(error < 0.05, "error " + error);
    double shareError = fresh.values().get("share-standard-error");
    assertEquals(Math.sqrt(0.25 / 2000), shareError, 1e-4);
    assertEquals(0.5, fresh.values().get("share"), 5 * shareError);
    assertEquals("", fresh.caution());
    MetricResult memorised = metric.evaluate(Comparison.of(real, data.training()));
    assertEquals(0, memorised.value(), 0);
    assertTrue(memorised.values().get("share") > 0.8, "share " + memorised.values());
    float[] noisy = MetricContract.normal(PLANE, 2000, 0, 4, "off");
    assertTrue(
        metric.evaluate(Comparison.of(real, Items.of(PLANE, noisy))).value() > 2, "off the data");
  }

  /** All training items, no held-out ones: with sets of equal sizes the share is 1. */
  @Test
  void setsAreOfEqualSizes() {
    Gaussian data = Gaussian.standard(2);
    Items real = data.heldOut(4096, RandomStream.of(1, "real"));
    MetricResult equal = metric(data, Map.of()).evaluate(Comparison.of(real, data.training()));
    assertEquals(1, equal.values().get("share"), 0);
    // Of more training than held-out items some are chosen: fresh data remain at a half.
    MetricResult few =
        metric(data, Map.of())
            .evaluate(
                Comparison.of(
                    data.heldOut(200, RandomStream.of(2, "real")),
                    data.heldOut(4000, RandomStream.of(2, "new"))));
    assertEquals(0.5, few.values().get("share"), 0.1);
  }

  /** As 16 x 16 images: the same distances by plain loops. */
  @Test
  void measuresImages() {
    Shape shape = Shape.image(16, 16, 1);
    float[] training = MetricContract.normal(shape, 150, 0, 1, "training");
    float[] real = MetricContract.normal(shape, 120, 0, 1, "real");
    float[] generated = MetricContract.normal(shape, 30, 0, 1, "generated");
    MetricResult result =
        metric(new Learned(Items.of(shape, training)), Map.of())
            .evaluate(Comparison.of(shape, real, generated).onThreads(2));
    assertEquals(mean(generated, training), result.values().get("samples"), 1e-10);
    assertEquals(mean(real, training), result.values().get("held-out"), 1e-10);
  }

  private static double mean(float[] points, float[] items) {
    int d = 256;
    double sum = 0;
    for (int p = 0; p < points.length; p += d) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < items.length; i += d) {
        double square = 0;
        for (int j = 0; j < d; j++) {
          double difference = (double) items[i + j] - points[p + j];
          square += difference * difference;
        }
        least = Math.min(least, square);
      }
      sum += Math.sqrt(least);
    }
    return sum / (points.length / d);
  }

  @Test
  void measuresNoMoreSamplesThanAskedFor() {
    Gaussian data = Gaussian.standard(2);
    MetricResult result =
        metric(data, Map.of("samples", 10))
            .evaluate(
                Comparison.of(
                    data.heldOut(200, RandomStream.of(2, "real")),
                    data.heldOut(4000, RandomStream.of(2, "new"))));
    assertTrue(result.note().startsWith("10 samples and 200 held-out items"), result.note());
  }

  @Test
  void isDeterministic() {
    new MetricContract(metric(Gaussian.standard(2), Map.of()), PLANE, 300).deterministic();
  }

  @Test
  void stopsWhenItIsCancelled() {
    Metric metric = metric(Gaussian.standard(2), Map.of());
    Items items = Items.of(PLANE, new float[20_000]);
    Comparison comparison = Comparison.of(items, items).onThreads(2);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> metric.evaluate(comparison));
    assertTrue(Thread.interrupted());
  }

  @Test
  void refusesWhatItCannotDo() {
    NearestTrainingPoint factory = new NearestTrainingPoint();
    assertThrows(
        InvalidExperimentException.class,
        () -> factory.create(Parameters.of(factory), Contexts.metric(PLANE, Path.of("target"))));
    float[] same = {1, 2};
    assertThrows(InvalidExperimentException.class, () -> evaluate(same, same, new double[] {3, 4}));
    assertThrows(
        InvalidExperimentException.class,
        () -> evaluate(same, new float[] {3, 4}, new double[] {3, Double.NaN}));
  }

  /** Given items, and nothing held out. */
  private record Learned(Items training) implements Dataset {
    @Override
    public Shape shape() {
      return training.shape();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      throw new UnsupportedOperationException();
    }
  }
}
