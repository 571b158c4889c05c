package org.langevin.api.figure;

/**
 * An axis of a drawing.
 *
 * @param label what it measures, with the unit
 * @param low where it begins; NaN to fit the data
 * @param high where it ends; NaN to fit the data
 * @param logarithmic whether equal steps are equal factors
 */
public record Axis(String label, double low, double high, boolean logarithmic) {
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
}
