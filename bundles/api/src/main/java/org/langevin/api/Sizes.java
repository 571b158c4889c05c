package org.langevin.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Refuses sizes that cannot be before memory is asked for. Sizes are computed without overflow; a
 * plugin asks for the length of an array where its factors come from parameters or data.
 */
public final class Sizes {
  /** So many elements has the longest array. */
  private static final long LONGEST = Integer.MAX_VALUE - 8;

  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Sizes() {}

  /**
   * The length of an array on the heap.
   *
   * @param parameter JSON pointer of the parameter to lower; empty if no single one is at fault
   * @param what is in the array, in the plural, for example {@code training items}
   * @param bytes of an element, for example {@link Float#BYTES}
   * @param factors whose product is the length
   * @throws InvalidExperimentException if there is no such array, or not enough heap for it; the
   *     message says how much is needed and how much is there
   */
  public static int length(String parameter, String what, int bytes, long... factors) {
    double length = Arrays.stream(factors).asDoubleStream().reduce(1, (a, b) -> a * b);
    long there = Runtime.getRuntime().maxMemory();
    if (length <= LONGEST && length * bytes <= there) {
      return (int) length;
    }
    throw new InvalidExperimentException(
        parameter,
        "the "
            + what
            + " ("
            + Arrays.stream(factors).mapToObj(Long::toString).collect(Collectors.joining(" x "))
            + " numbers) need "
            + memory(length * bytes)
            + " of memory, but the heap has "
            + memory(there)
            + (length > LONGEST ? " and an array holds at most " + LONGEST + " numbers" : "")
            + "; take fewer, or give Java a larger heap (LANGEVIN_HEAP=8g)");
  }

  /** An amount of memory for messages, for example {@code 16 GB}. */
  public static String memory(double bytes) {
    double size = bytes / 1000;
    int unit = 0;
    while (size >= 1000 && unit < UNITS.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, UNITS[unit]);
  }
}
