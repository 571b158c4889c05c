package org.langevin.workbench.internal.figures;

import java.util.Arrays;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Axis;

/**
 * The interval of one coordinate that is drawn.
 *
 * @param low where it begins
 * @param high where it ends
 */
record Window(double low, double high) {
  private static final double MARGIN = 0.05;
  private static final double TAIL = 0.005;

  /**
   * What the dataset says of itself or else what its items span; wider if samples lie beyond, but
   * not so wide that stray samples make the data small.
   */
  static Window of(Dataset.Range range, float[] real, Iterable<float[]> samples) {
    double low = range.low();
    double high = range.high();
    if (!range.isKnown()) {
      double[] sorted = sorted(real);
      if (sorted.length == 0) {
        return new Window(-1, 1);
      }
      low = sorted[0];
      high = sorted[sorted.length - 1];
      double extent = Math.max(high - low, 1e-6 * Math.max(1, Math.abs(low)));
      low -= MARGIN * extent;
      high += MARGIN * extent;
    }
    double extent = high - low;
    double lowest = low;
    double highest = high;
    for (float[] values : samples) {
      double[] sorted = sorted(values);
      if (sorted.length > 0) {
        lowest = Math.min(lowest, quantile(sorted, TAIL));
        highest = Math.max(highest, quantile(sorted, 1 - TAIL));
      }
    }
    return new Window(Math.max(lowest, low - extent / 2), Math.min(highest, high + extent / 2));
  }

  /** The bulk of the values, for columns with long tails. */
  static Window bulk(float[] values) {
    double[] sorted = sorted(values);
    if (sorted.length == 0) {
      return new Window(0, 1);
    }
    double low = quantile(sorted, TAIL);
    double high = quantile(sorted, 1 - TAIL);
    if (!(low < high)) {
      low = sorted[0];
      high = sorted[sorted.length - 1];
    }
    double extent = Math.max(high - low, 1e-6 * Math.max(1, Math.abs(low)));
    return new Window(low - MARGIN * extent, high + MARGIN * extent);
  }

  /** One coordinate of all items. */
  static float[] coordinate(Items items, int index) {
    int dimension = items.shape().dimension();
    float[] item = new float[dimension];
    float[] values = new float[items.size()];
    for (int i = 0; i < values.length; i++) {
      items.copy(i, item, 0);
      values[i] = item[index];
    }
    return values;
  }

  boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** The middles of equal cells. */
  double[] centres(int cells) {
    double[] centres = new double[cells];
    for (int i = 0; i < cells; i++) {
      centres[i] = low + (high - low) * (i + 0.5) / cells;
    }
    return centres;
  }

  Axis axis(String label) {
    return Axis.of(label, low, high);
  }

  /** The value below which a share of sorted values lies. */
  static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** The finite values in order. */
  static double[] sorted(float[] values) {
    double[] finite = new double[values.length];
    int count = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        finite[count++] = value;
      }
    }
    finite = Arrays.copyOf(finite, count);
    Arrays.sort(finite);
    return finite;
  }
}
