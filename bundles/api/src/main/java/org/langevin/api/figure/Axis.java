package org.langevin.api.figure;

import java.util.List;

/**
 * An axis of a drawing, or the scale of its colours.
 *
 * @param label what it measures, with the unit
 * @param low where it begins; NaN to fit the data
 * @param high where it ends; NaN to fit the data
 * @param logarithmic whether equal steps are equal factors; values that are not positive are then
 *     left out
 * @param names what the values 0, 1, ... stand for; empty if they are numbers
 */
public record Axis(String label, double low, double high, boolean logarithmic, List<String> names) {
  /** Copies the list. */
  public Axis {
    names = List.copyOf(names);
  }

  /** An axis of numbers. */
  public Axis(String label, double low, double high, boolean logarithmic) {
    this(label, low, high, logarithmic, List.of());
  }

  /** A linear axis that fits the data. */
  public static Axis of(String label) {
    return new Axis(label, Double.NaN, Double.NaN, false);
  }

  /** A linear axis with given ends. */
  public static Axis of(String label, double low, double high) {
    return new Axis(label, low, high, false);
  }

  /** A logarithmic axis that fits the data. */
  public static Axis logarithmic(String label) {
    return new Axis(label, Double.NaN, Double.NaN, true);
  }

  /** An axis of things that have names, in the order of their numbers 0, 1, ... */
  public static Axis named(String label, List<String> names) {
    return new Axis(label, Double.NaN, Double.NaN, false, names);
  }
}
