package org.langevin.kit.metric;

import java.util.ArrayList;
import java.util.List;
import org.langevin.api.Interruption;

/**
 * Integrals over the line by intervals that are halved where the error is large: it is taken for
 * the difference between the rule on an interval and the rule on both halves, whose sum is the
 * result. Rays are mapped to [0, 1) by x = origin + width t / (1 - t). No value is asked for at an
 * end.
 */
final class AdaptiveQuadrature {
  private static final int MOST_INTERVALS = 20_000;
  private static final double EPSILON = Math.ulp(1.0);

  private final Integrand integrand;
  private final double tolerance;

  /**
   * A way to integrate.
   *
   * @param tolerance the largest relative error, as far as rounding allows
   */
  AdaptiveQuadrature(Integrand integrand, double tolerance) {
    this.integrand = integrand;
    this.tolerance = tolerance;
  }

  /** What is integrated: not negative. */
  @FunctionalInterface
  interface Integrand {
    /** Its value, which may be infinite, and by how many times 2^-52 rounding may have moved it. */
    Value at(double x);
  }

  /** A value, or an integral, and its rounding. */
  record Value(double value, double rounding) {}

  /**
   * The integral from one place to another.
   *
   * @param places rising, at least two
   * @param low at most the first place; may be infinite
   * @param high at least the last place; may be infinite
   * @param width of what lies beyond the outer places, about
   * @return infinite if the integrand is somewhere
   * @throws ArithmeticException if the tolerance is not reached
   */
  double integral(double[] places, double low, double high, double width) {
    List<Interval> intervals = new ArrayList<>();
    int last = places.length - 1;
    if (low < places[0]) {
      intervals.add(outer(places[0], low, -width));
    }
    for (int i = 0; i < last; i++) {
      if (places[i] < places[i + 1]) {
        intervals.add(new Interval(places[i], places[i + 1], 0, 0));
      }
    }
    if (high > places[last]) {
      intervals.add(outer(places[last], high, width));
    }
    while (true) {
      double value = 0;
      double excess = 0;
      for (Interval interval : intervals) {
        value += interval.value();
        excess += interval.excess();
      }
      if (excess <= tolerance * value || Double.isInfinite(value)) {
        return value;
      }
      List<Interval> halves = halved(intervals, tolerance * value / (2 * intervals.size()));
      // Not a number, not to be halved any more, or too many to go on.
      if (halves.size() == intervals.size() || halves.size() > MOST_INTERVALS) {
        throw new ArithmeticException(
            "an integral over laws does not come within "
                + tolerance
                + " of its value: it may be infinite, or a law needs more places, about its modes"
                + " and where its density is not smooth");
      }
      intervals = halves;
    }
  }

  private Interval outer(double place, double end, double width) {
    return Double.isInfinite(end)
        ? new Interval(0, 1, place, width)
        : new Interval(Math.min(place, end), Math.max(place, end), 0, 0);
  }

  private List<Interval> halved(List<Interval> intervals, double most) {
    List<Interval> halved = new ArrayList<>();
    for (Interval interval : intervals) {
      Interruption.check();
      double middle = interval.middle();
      if (interval.excess() > most && interval.low < middle && middle < interval.high) {
        halved.add(new Interval(interval.low, middle, interval.origin, interval.width));
        halved.add(new Interval(middle, interval.high, interval.origin, interval.width));
      } else {
        halved.add(interval);
      }
    }
    return halved;
  }

  /** An interval of x, or of t where there is a width. */
  private final class Interval {
    private final double low;
    private final double high;
    private final double origin;
    private final double width;
    private final double value;
    private final double excess;

    Interval(double low, double high, double origin, double width) {
      this.low = low;
      this.high = high;
      this.origin = origin;
      this.width = width;
      Value whole = rule(low, high);
      Value lower = rule(low, middle());
      Value upper = rule(middle(), high);
      value = lower.value + upper.value;
      double rounding = EPSILON * (lower.rounding + upper.rounding);
      excess = Math.max(0, Math.abs(value - whole.value) - rounding);
    }

    double middle() {
      return low + (high - low) / 2;
    }

    double value() {
      return value;
    }

    /** The error beyond what rounding explains. */
    double excess() {
      return excess;
    }

    private Value rule(double from, double to) {
      double sum = 0;
      double rounding = 0;
      double before = Double.NaN;
      double farthest = 0;
      double variation = 0;
      for (int node = 0; node < GaussLegendre.NODES; node++) {
        double t = GaussLegendre.place(node, from, to);
        double x = width == 0 ? t : origin + width * (t / (1 - t));
        double stretch = width == 0 ? 1 : Math.abs(width) / ((1 - t) * (1 - t));
        double weight = GaussLegendre.weight(node, from, to) * stretch;
        Value at = integrand.at(x);
        if (at.value != 0) {
          sum += weight * at.value;
        }
        rounding += weight * at.rounding;
        // Places are rounded, too, by which a sum over them varies as the integrand does.
        variation += node == 0 ? 0 : Math.abs(at.value - before);
        before = at.value;
        farthest = Math.max(farthest, Math.abs(x));
      }
      return new Value(sum, rounding + sum + farthest * variation);
    }
  }
}
