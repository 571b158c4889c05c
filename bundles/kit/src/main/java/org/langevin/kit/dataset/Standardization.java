package org.langevin.kit.dataset;

import java.util.Arrays;
import org.langevin.api.Interruption;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

/**
 * Brings items to mean 0 and deviation 1, as the training items have them: each channel of images,
 * each coordinate of other items. So a model learns from values of any unit and offset.
 */
public final class Standardization {
  /** So far from the mean, in deviations, everything is equally far, and nothing overflows. */
  private static final float FARTHEST = 1e6f;

  /** Relative to the mean: less is the rounding of float32, and no deviation. */
  private static final double ROUNDING = 1e-6;

  private final float[] means;
  private final float[] deviations;

  private Standardization(float[] means, float[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /** How many channels or coordinates are brought to mean 0 each. */
  public static int channels(Shape shape) {
    return shape.isImage() ? shape.length(2) : shape.dimension();
  }

  /** That of some items, at least one. What does not vary keeps its unit. An interrupt ends it. */
  public static Standardization of(Items items) {
    float[] item = new float[items.shape().dimension()];
    int channels = channels(items.shape());
    long count = (long) items.size() * (item.length / channels);
    double[] sums = new double[channels];
    for (int i = 0; i < items.size(); i++) {
      copy(items, i, item);
      for (int j = 0; j < item.length; j++) {
        sums[j % channels] += item[j];
      }
    }
    double[] squares = new double[channels];
    for (int i = 0; i < items.size(); i++) {
      copy(items, i, item);
      for (int j = 0; j < item.length; j++) {
        double difference = item[j] - sums[j % channels] / count;
        squares[j % channels] += difference * difference;
      }
    }
    float[] means = new float[channels];
    float[] deviations = new float[channels];
    for (int c = 0; c < channels; c++) {
      means[c] = (float) (sums[c] / count);
      float deviation = (float) Math.sqrt(squares[c] / count);
      deviations[c] = deviation > ROUNDING * Math.abs(means[c]) ? deviation : 1;
    }
    return new Standardization(means, deviations);
  }

  private static void copy(Items items, int index, float[] item) {
    Interruption.check();
    items.copy(index, item, 0);
  }

  /** Restores what {@link #write} wrote. */
  public static Standardization read(float[] from, int channels) {
    return new Standardization(
        Arrays.copyOf(from, channels), Arrays.copyOfRange(from, channels, 2 * channels));
  }

  /** Writes the means and then the deviations to the beginning of an array. */
  public void write(float[] to) {
    System.arraycopy(means, 0, to, 0, means.length);
    System.arraycopy(deviations, 0, to, means.length, means.length);
  }

  /** The standardised value of a channel or coordinate. */
  public float apply(float value, int channel) {
    float distance = (value - means[channel]) / deviations[channel];
    return Math.max(-FARTHEST, Math.min(FARTHEST, distance));
  }

  /** The value of a channel or coordinate whose standardised value is given. */
  public float revert(float distance, int channel) {
    return distance * deviations[channel] + means[channel];
  }

  /** By what the values of a channel or coordinate were divided. */
  public float deviation(int channel) {
    return deviations[channel];
  }
}
