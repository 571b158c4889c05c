package org.langevin.report.drawing;

/** Between which values data lie. */
final class Extent {
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double smallestPositive = Double.POSITIVE_INFINITY;

  Extent add(double value) {
    if (Double.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      if (value > 0) {
        smallestPositive = Math.min(smallestPositive, value);
      }
    }
    return this;
  }

  Extent add(double... values) {
    for (double value : values) {
      add(value);
    }
    return this;
  }

  /** Every second value, from the first or the second one on. */
  Extent addEverySecond(float[] values, int from) {
    for (int i = from; i < values.length; i += 2) {
      add(values[i]);
    }
    return this;
  }

  Extent add(Extent other) {
    low = Math.min(low, other.low);
    high = Math.max(high, other.high);
    smallestPositive = Math.min(smallestPositive, other.smallestPositive);
    return this;
  }

  boolean isEmpty() {
    return low > high;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** Positive infinity if there is none. */
  double smallestPositive() {
    return smallestPositive;
  }
}
