package org.langevin.report.drawing;

import java.util.Arrays;
import java.util.List;

/**
 * The intervals of a histogram: equal ones, or equal factors on a logarithmic scale.
 *
 * @param scale on which they are equal
 * @param count how many
 */
record Bins(Scale scale, int count) {
  private static final int FEWEST = 12;
  private static final int MOST = 80;

  /** Whole numbers in so wide a range get a bin each. */
  private static final int WHOLE_NUMBERS = 60;

  /**
   * Chooses bins by the rule of Freedman and Diaconis (1981): the width is twice the interquartile
   * range over the cube root of the count.
   *
   * @param scale from where to where
   * @param samples the values
   */
  static Bins of(Scale scale, List<float[]> samples) {
    double low = scale.low();
    double high = scale.high();
    if (!scale.logarithmic() && high - low <= WHOLE_NUMBERS && areWhole(samples)) {
      double first = Math.ceil(low - 0.5) - 0.5;
      double last = Math.floor(high + 0.5) + 0.5;
      return new Bins(
          new Scale(scale.label(), first, last, false, List.of()), (int) Math.round(last - first));
    }
    double width = Double.POSITIVE_INFINITY;
    for (float[] sample : samples) {
      double[] places = new double[sample.length];
      int count = 0;
      for (float value : sample) {
        double place = scale.fraction(value);
        if (place >= 0 && place <= 1) {
          places[count++] = place;
        }
      }
      if (count > 1) {
        double[] sorted = Arrays.copyOf(places, count);
        Arrays.sort(sorted);
        double spread = sorted[3 * (count - 1) / 4] - sorted[(count - 1) / 4];
        width = Math.min(width, 2 * spread / Math.cbrt(count));
      }
    }
    double wanted = width > 0 ? Math.ceil(1 / width) : MOST;
    return new Bins(scale, (int) Math.max(FEWEST, Math.min(MOST, wanted)));
  }

  private static boolean areWhole(List<float[]> samples) {
    boolean any = false;
    for (float[] sample : samples) {
      for (float value : sample) {
        if (value != Math.rint(value)) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  static double[] doubles(float[] values) {
    double[] copies = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copies[i] = values[i];
    }
    return copies;
  }

  double low() {
    return scale.low();
  }

  double high() {
    return scale.high();
  }

  double edge(int index) {
    return index == count ? scale.high() : scale.value((double) index / count);
  }

  /** The share of all values in each bin, divided by its width. */
  double[] densities(float[] values) {
    double[] densities = new double[count];
    for (float value : values) {
      double fraction = scale.fraction(value);
      if (fraction >= 0 && fraction <= 1) {
        int bin = Math.min(count - 1, (int) (fraction * count));
        densities[bin] += 1.0 / values.length / (edge(bin + 1) - edge(bin));
      }
    }
    return densities;
  }
}
