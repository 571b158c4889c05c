package org.langevin.kit.metric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Where a function crosses 0, so that the integral of its absolute value can begin anew there. A
 * rule with few nodes does not see a kink between two of them.
 */
final class Crossings {
  /** Parts of an interval that are looked at. */
  private static final int PARTS = 16;

  private static final int HALVINGS = 100;

  private Crossings() {}

  /**
   * Crossings between some places, as far as they change the sign between the sixteenths of an
   * interval.
   *
   * @param places rising
   */
  static double[] of(DoubleUnaryOperator function, double[] places) {
    double[] found = new double[places.length * PARTS];
    int count = 0;
    double before = places[0];
    double sign = Math.signum(function.applyAsDouble(before));
    for (int i = 1; i < places.length; i++) {
      for (int part = 1; part <= PARTS; part++) {
        double share = (double) part / PARTS;
        double x = places[i - 1] * (1 - share) + places[i] * share;
        double next = Math.signum(function.applyAsDouble(x));
        if (sign * next < 0) {
          found[count++] = between(function, before, x, sign);
        } else if (next == 0 && sign != 0) {
          found[count++] = x;
        }
        before = x;
        sign = next;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static double between(DoubleUnaryOperator function, double from, double to, double sign) {
    double low = from;
    double high = to;
    for (int step = 0; step < HALVINGS; step++) {
      double middle = low + (high - low) / 2;
      if (!(low < middle && middle < high)) {
        break;
      }
      if (function.applyAsDouble(middle) * sign > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
