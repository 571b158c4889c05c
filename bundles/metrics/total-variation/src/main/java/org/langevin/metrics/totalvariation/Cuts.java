package org.langevin.metrics.totalvariation;

import java.util.Arrays;

/**
 * Some of the values of a sample, at which the line is cut in parts of about equal shares.
 *
 * @param places rising, no two equal
 * @param spacings how many of the spacings between values each part has
 * @param tied whether at least two other values are at a cut; two values of a float32 may meet by
 *     chance
 */
record Cuts(double[] places, int[] spacings, boolean tied) {
  /**
   * Cuts a line at the first value, at the last, and between them in parts of equal shares. Beyond
   * the outer cuts is a part each, with a single spacing.
   *
   * @param sorted the values, rising; may be none
   * @param inner how many parts are wanted between the outer cuts, at least 1; there are fewer if
   *     values are few or equal
   */
  static Cuts of(double[] sorted, int inner) {
    int last = sorted.length - 1;
    double[] places = new double[inner + 1];
    int[] spacings = new int[inner + 2];
    int count = 0;
    int reached = 0;
    boolean tied = false;
    for (int part = 0; part <= inner && last >= 0; part++) {
      int index = (int) ((long) part * last / inner);
      if (index < reached) {
        continue;
      }
      double place = sorted[index];
      boolean again = count > 0 && places[count - 1] == place;
      tied |= again || times(sorted, index) > 2;
      if (!again) {
        places[count] = place;
        spacings[count++] = index + 1 - reached;
        reached = index + 1;
      }
    }
    spacings[count] = sorted.length + 1 - reached;
    return new Cuts(Arrays.copyOf(places, count), Arrays.copyOf(spacings, count + 1), tied);
  }

  /** How often a value is there, up to 3. */
  private static int times(double[] sorted, int index) {
    int times = 1;
    for (int i = index - 1; i >= 0 && times < 3 && sorted[i] == sorted[index]; i--) {
      times++;
    }
    for (int i = index + 1; i < sorted.length && times < 3 && sorted[i] == sorted[index]; i++) {
      times++;
    }
    return times;
  }

  int parts() {
    return spacings.length;
  }

  /** The part that a value is in; a cut belongs to the part above. */
  int part(double value) {
    int low = 0;
    int high = places.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The ends of a part. */
  double[] side(int part) {
    return new double[] {
      part == 0 ? Double.NEGATIVE_INFINITY : places[part - 1],
      part == places.length ? Double.POSITIVE_INFINITY : places[part]
    };
  }
}
