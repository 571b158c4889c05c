package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Refuses values of a file that are no finite numbers.
 *
 * @param source the file, for messages
 * @param dimension how many values an item has
 */
record FiniteValues(Path source, int dimension) {
  private static final int BITS = 0x7FFF_FFFF;
  private static final long LONG_BITS = 0x7FFF_FFFF_FFFF_FFFFL;

  /** One in the last place of the exponent, by which that of what is not finite overflows. */
  private static final int ONE = 1 << 23;

  private static final long LONG_ONE = 1L << 52;

  /** Looks at some of all values. */
  void check(float[] values, int from, int to) throws IOException {
    int sign = 0;
    for (int i = from; i < to; i++) {
      sign |= (Float.floatToRawIntBits(values[i]) & BITS) + ONE;
    }
    for (int i = from; sign < 0; i++) {
      if (!Float.isFinite(values[i])) {
        throw refusal(i, values[i]);
      }
    }
  }

  /** Looks at some of all values. */
  void check(double[] values, int from, int to) throws IOException {
    long sign = 0;
    for (int i = from; i < to; i++) {
      sign |= (Double.doubleToRawLongBits(values[i]) & LONG_BITS) + LONG_ONE;
    }
    for (int i = from; sign < 0; i++) {
      if (!Double.isFinite(values[i])) {
        throw refusal(i, values[i]);
      }
    }
  }

  private IOException refusal(int index, double value) {
    return FileProblem.content(
        source,
        "item " + index / dimension + " has the value " + value + "; all values must be finite");
  }
}
