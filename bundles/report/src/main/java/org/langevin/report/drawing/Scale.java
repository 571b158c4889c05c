package org.langevin.report.drawing;

import java.util.List;
import org.langevin.api.figure.Axis;

/**
 * An axis whose ends are known.
 *
 * @param label what it measures
 * @param low where it begins
 * @param high where it ends, above low
 * @param logarithmic whether equal steps are equal factors; low is positive then
 * @param names what the values 0, 1, ... stand for; empty if they are numbers
 */
record Scale(String label, double low, double high, boolean logarithmic, List<String> names) {
  /** More decades than these hide what happens in the upper ones. */
  private static final double MOST_DECADES = 12;

  /**
   * Finds the ends that an axis leaves open.
   *
   * @param extent of the data
   * @param margin share of the axis that is left free at each open end
   */
  static Scale of(Axis axis, Extent extent, double margin) {
    if (!axis.names().isEmpty()) {
      return new Scale(axis.label(), -0.5, axis.names().size() - 0.5, false, axis.names());
    }
    return axis.logarithmic() ? logarithmic(axis, extent, margin) : linear(axis, extent, margin);
  }

  private static Scale linear(Axis axis, Extent extent, double margin) {
    double low = Double.isFinite(axis.low()) ? axis.low() : extent.low();
    double high = Double.isFinite(axis.high()) ? axis.high() : extent.high();
    if (!Double.isFinite(low)) {
      low = Double.isFinite(high) ? high - 1 : 0;
    }
    if (!Double.isFinite(high)) {
      high = low + 1;
    }
    if (!(low < high)) {
      double half = Math.max(0.5 * Math.abs(low), 1e-3);
      return new Scale(axis.label(), low - half, low + half, false, List.of());
    }
    double room = margin * (high - low);
    return new Scale(
        axis.label(),
        Double.isFinite(axis.low()) ? low : low - room,
        Double.isFinite(axis.high()) ? high : high + room,
        false,
        List.of());
  }

  private static Scale logarithmic(Axis axis, Extent extent, double margin) {
    double low = axis.low() > 0 ? axis.low() : extent.smallestPositive();
    double high = axis.high() > 0 ? axis.high() : extent.high();
    if (!(low > 0 && high > 0 && Double.isFinite(low) && Double.isFinite(high))) {
      low = 0.1;
      high = 1;
    }
    if (!(axis.low() > 0)) {
      low = Math.max(low, high * Math.pow(10, -MOST_DECADES));
    }
    if (!(low < high)) {
      return new Scale(axis.label(), low / 2, low * 2, true, List.of());
    }
    double factor = Math.pow(high / low, margin);
    return new Scale(
        axis.label(),
        axis.low() > 0 ? low : low / factor,
        axis.high() > 0 ? high : high * factor,
        true,
        List.of());
  }

  /** Where a value lies: 0 at the beginning, 1 at the end. NaN if it has no place. */
  double fraction(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** The inverse of {@link #fraction}. */
  double value(double fraction) {
    return logarithmic ? low * Math.pow(high / low, fraction) : low + fraction * (high - low);
  }

  /** The value, or NaN if the scale cannot show it. */
  double shown(double value) {
    return logarithmic && !(value > 0) || !Double.isFinite(value) ? Double.NaN : value;
  }

  double length() {
    return high - low;
  }
}
