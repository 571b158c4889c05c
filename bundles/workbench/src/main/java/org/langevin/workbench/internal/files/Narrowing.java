package org.langevin.workbench.internal.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.langevin.api.dataset.Items;

/**
 * What is lost when files of items are read in float32. It matters beside the extent of the data:
 * values around 1e9 are rounded by up to 32, which is nothing if they reach from 0 to 1e9, and
 * everything if they lie within 10 of each other.
 */
public final class Narrowing {
  /** A float32 of the size of the extent is rounded by 3e-8 of it; ten times that is told. */
  private static final double TOLERANCE = 3e-7;

  private Narrowing() {}

  /**
   * Says what was rounded beyond the rounding of numbers of that extent.
   *
   * @return empty if nothing was, or nobody has read the files in float32
   */
  public static Optional<String> told(Items real, Items generated) {
    return isNarrowed(real) || isNarrowed(generated) ? lost(real, generated) : Optional.empty();
  }

  /**
   * Says what is rounded beyond the rounding of numbers of that extent when items are read in
   * float32.
   *
   * @param all files of items of one dimension, at least one
   * @return empty if nothing is
   */
  public static Optional<String> lost(Items... all) {
    int dimension = all[0].shape().dimension();
    double[] low = new double[dimension];
    double[] high = new double[dimension];
    double[] rounding = new double[dimension];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (Items items : all) {
      measure(items, low, high, rounding);
    }
    int worst = -1;
    double share = TOLERANCE;
    for (int i = 0; i < dimension; i++) {
      // Where all values are the same, nothing can be told apart that was not before.
      double lost = high[i] > low[i] ? rounding[i] / (high[i] - low[i]) : 0;
      if (lost > share) {
        share = lost;
        worst = i;
      }
    }
    return worst < 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "computed in float32, which rounds position %d by up to %.1g of its extent (from"
                    + " %s to %s); subtract what the values have in common before",
                worst,
                share,
                low[worst],
                high[worst]));
  }

  private static boolean isNarrowed(Items items) {
    return items instanceof FileItems file && file.isNarrowed();
  }

  private static void measure(Items items, double[] low, double[] high, double[] rounding) {
    double[] item = new double[low.length];
    for (int index = 0; index < items.size(); index++) {
      items.copy(index, item, 0);
      for (int i = 0; i < item.length; i++) {
        low[i] = Math.min(low[i], item[i]);
        high[i] = Math.max(high[i], item[i]);
        rounding[i] = Math.max(rounding[i], Math.abs(item[i] - (float) item[i]));
      }
    }
  }
}
