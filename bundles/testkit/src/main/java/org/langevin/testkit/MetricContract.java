package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntFunction;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;

/**
 * What metrics promise, each promise a check of its own. {@link #deterministic} holds for every
 * metric; {@link #distance} for those that measure how far two samples are apart; {@link #scaling}
 * and {@link #translation} for those that know the Euclidean geometry of their items.
 */
public final class MetricContract {
  private final Metric metric;
  private final float[] first;
  private final float[] second;
  private final Shape shape;

  /**
   * Prepares two samples from different normal laws, of unequal sizes.
   *
   * @param metric under test, made for items of that shape
   * @param count the size of the smaller sample
   */
  public MetricContract(Metric metric, Shape shape, int count) {
    this.metric = metric;
    this.shape = shape;
    this.first = normal(shape, count, 0, 1, "first");
    this.second = normal(shape, count + count / 4, 0.7, 1.5, "second");
  }

  /**
   * Normal deviates.
   *
   * @param purpose names the stream
   */
  public static float[] normal(
      Shape shape, int count, double mean, double deviation, String purpose) {
    float[] values = new float[count * shape.dimension()];
    RandomStream.of(7, purpose).fillGaussian(values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * values[i]);
    }
    return values;
  }

  /**
   * What a metric tells of perfect samples is what these give on average.
   *
   * @param draws how many samples of the data's own law are measured
   * @param tolerance of the mean, relative to what is told
   * @param drawn measures the sample of this number
   */
  public static void floor(int draws, double tolerance, IntFunction<MetricResult> drawn) {
    double told = 0;
    double found = 0;
    for (int i = 0; i < draws; i++) {
      MetricResult result = drawn.apply(i);
      told += result.perfect().get(MetricResult.VALUE) / draws;
      found += result.value() / draws;
    }
    assertEquals(1, found / told, tolerance, "perfect samples give " + found + ", not " + told);
  }

  /** The same to the last bit again, and on any number of threads. */
  public MetricContract deterministic() {
    return deterministic(Comparison.of(shape, first, second));
  }

  /** The same for a metric that needs more than two samples. */
  public MetricContract deterministic(Comparison comparison) {
    MetricResult once = metric.evaluate(comparison);
    for (int threads : new int[] {1, 2, 5}) {
      assertEquals(
          once.values(),
          metric.evaluate(comparison.onThreads(threads)).values(),
          "on " + threads + " threads");
    }
    return this;
  }

  /**
   * Equal samples are at distance 0, different ones at a positive distance, the same in both
   * directions and for any order of the items.
   *
   * @param tolerance of rounding, relative to the distance of the two samples
   */
  public MetricContract distance(double tolerance) {
    double distance = value(first, second);
    double error = tolerance * distance;
    assertTrue(distance > 0, "different samples are apart: " + distance);
    assertEquals(0, value(first, first), error, "a sample is at distance 0 from itself");
    assertEquals(distance, value(second, first), error, "symmetric");
    assertEquals(distance, value(reversed(first), second), error, "in any order of real items");
    assertEquals(distance, value(first, reversed(second)), error, "in any order of samples");
    assertTrue(distance < value(first, scaled(second, 3, 5)), "samples further off are worse");
    return this;
  }

  /**
   * Scaling both samples by c multiplies the value by c to a power.
   *
   * @param degree 1 for a length, 2 for its square, 0 if the unit does not matter
   * @param tolerance relative
   */
  public MetricContract scaling(double degree, double tolerance) {
    double before = value(first, second);
    double after = value(scaled(first, 8, 0), scaled(second, 8, 0));
    assertEquals(Math.pow(8, degree) * before, after, tolerance * after, "scaling");
    return this;
  }

  /**
   * Moving both samples alike changes nothing.
   *
   * @param tolerance relative
   */
  public MetricContract translation(double tolerance) {
    double before = value(first, second);
    double after = value(scaled(first, 1, 4), scaled(second, 1, 4));
    assertEquals(before, after, tolerance * before, "translation");
    return this;
  }

  private double value(float[] real, float[] generated) {
    MetricInput input = Comparison.of(Items.of(shape, real), Items.of(shape, generated));
    return metric.evaluate(input).value();
  }

  private float[] reversed(float[] items) {
    int dimension = shape.dimension();
    float[] result = new float[items.length];
    for (int from = 0; from < items.length; from += dimension) {
      System.arraycopy(items, from, result, items.length - dimension - from, dimension);
    }
    return result;
  }

  private static float[] scaled(float[] items, float factor, float offset) {
    float[] result = new float[items.length];
    for (int i = 0; i < items.length; i++) {
      result[i] = factor * items[i] + offset;
    }
    return result;
  }
}
