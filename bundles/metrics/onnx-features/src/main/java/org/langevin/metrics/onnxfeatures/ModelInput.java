package org.langevin.metrics.onnxfeatures;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;

/**
 * How items become the input of an image model: pixels are mapped to [0, 1], a single channel is
 * repeated where the model wants three, images are resized bilinearly (the centres of pixels at
 * half coordinates, edges repeated, no smoothing), and each channel c becomes (value - mean_c) /
 * deviation_c.
 */
final class ModelInput {
  private final Shape source;
  private final Shape target;
  private final boolean channelsFirst;
  private final OnnxFeatures.Parameters settings;
  private final double low;
  private final double high;

  /**
   * Prepares the way from items to inputs.
   *
   * @param source images
   * @param target images of the model
   * @param channelsFirst whether the model wants the channels before the rows
   * @param low the value of black
   * @param high the value of white
   */
  ModelInput(
      Shape source,
      Shape target,
      boolean channelsFirst,
      OnnxFeatures.Parameters settings,
      double low,
      double high) {
    if (source.length(2) != target.length(2) && source.length(2) != 1) {
      throw new InvalidExperimentException(
          "/file",
          "the model takes images of "
              + target.length(2)
              + " channels, but these have "
              + source.length(2));
    }
    checkLength("/mean", settings.mean(), target.length(2));
    checkLength("/deviation", settings.deviation(), target.length(2));
    this.source = source;
    this.target = target;
    this.channelsFirst = channelsFirst;
    this.settings = settings;
    this.low = low;
    this.high = high;
  }

  private static void checkLength(String parameter, double[] values, int channels) {
    if (values.length != 1 && values.length != channels) {
      throw new InvalidExperimentException(
          parameter,
          "give one value for all channels or one for each of the model's "
              + channels
              + ", not "
              + values.length);
    }
  }

  /** The number of values of one input. */
  int dimension() {
    return target.dimension();
  }

  /** Writes the lengths of the axes after the first. */
  void describe(long[] lengths) {
    int height = channelsFirst ? 2 : 1;
    lengths[channelsFirst ? 1 : 3] = target.length(2);
    lengths[height] = target.length(0);
    lengths[height + 1] = target.length(1);
  }

  /** Writes the input that an item becomes. */
  void write(float[] items, int item, float[] result, int offset) {
    int height = target.length(0);
    int width = target.length(1);
    int channels = target.length(2);
    for (int row = 0; row < height; row++) {
      double y = position(row, source.length(0), height);
      for (int column = 0; column < width; column++) {
        double x = position(column, source.length(1), width);
        for (int channel = 0; channel < channels; channel++) {
          double value = (pixel(items, item, y, x, channel) - low) / (high - low);
          double normalised =
              (value - of(settings.mean(), channel)) / of(settings.deviation(), channel);
          int index =
              channelsFirst
                  ? (channel * height + row) * width + column
                  : (row * width + column) * channels + channel;
          result[offset + index] = (float) normalised;
        }
      }
    }
  }

  /** Where the centre of a new pixel lies among the old ones. */
  private static double position(int index, int from, int to) {
    double position = (index + .5) * from / to - .5;
    return Math.max(0, Math.min(from - 1.0, position));
  }

  private double pixel(float[] items, int item, double y, double x, int channel) {
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, source.length(0) - 1);
    int right = Math.min(left + 1, source.length(1) - 1);
    double down = y - top;
    double across = x - left;
    double above =
        (1 - across) * value(items, item, top, left, channel)
            + across * value(items, item, top, right, channel);
    double below =
        (1 - across) * value(items, item, bottom, left, channel)
            + across * value(items, item, bottom, right, channel);
    return (1 - down) * above + down * below;
  }

  private float value(float[] items, int item, int row, int column, int channel) {
    int channels = source.length(2);
    int pixel = (item * source.length(0) + row) * source.length(1) + column;
    return items[pixel * channels + Math.min(channel, channels - 1)];
  }

  private static double of(double[] values, int channel) {
    return values[values.length == 1 ? 0 : channel];
  }
}
