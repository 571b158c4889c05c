package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The straight line that is fitted to a sweep's values. */
enum Fit {
  /** Of x. */
  LINEAR("x") {
    @Override
    double of(double x) {
      return x;
    }
  },
  /** Of the natural logarithm of x. */
  LOGARITHMIC("ln x") {
    @Override
    double of(double x) {
      return StrictMath.log(x);
    }
  };

  /** Points on the curve of a logarithm. */
  private static final int POINTS = 50;

  private final String words;

  Fit(String words) {
    this.words = words;
  }

  /** What the value is a linear function of; not finite if there is no such number. */
  abstract double of(double x);

  /** What stands in the place of x in a caption. */
  String words() {
    return words;
  }

  /**
   * The number that stands for a value of an axis: the number itself, and of a list, such as that
   * of means, the largest absolute number in it.
   */
  static OptionalDouble number(JsonNode value) {
    if (value.isNumber()) {
      return OptionalDouble.of(value.doubleValue());
    }
    if (!value.isArray() || value.isEmpty()) {
      return OptionalDouble.empty();
    }
    double largest = 0;
    for (JsonNode element : value) {
      OptionalDouble number = number(element);
      if (number.isEmpty()) {
        return number;
      }
      largest = Math.max(largest, Math.abs(number.getAsDouble()));
    }
    return OptionalDouble.of(largest);
  }

  /** The line through some points; empty if there are fewer than three places. */
  Optional<FittedLine> line(double[] x, double[] y) {
    List<Integer> kept =
        IntStream.range(0, x.length)
            .filter(i -> Double.isFinite(of(x[i])) && Double.isFinite(y[i]))
            .boxed()
            .toList();
    return FittedLine.of(
        kept.stream().mapToDouble(i -> of(x[i])).toArray(),
        kept.stream().mapToDouble(i -> y[i]).toArray());
  }

  /** Where a curve of the line is drawn, at equal factors if x is positive. */
  double[] places(double low, double high) {
    return IntStream.rangeClosed(0, POINTS)
        .mapToDouble(
            i -> {
              double share = (double) i / POINTS;
              return this == LINEAR
                  ? low + (high - low) * share
                  : low * StrictMath.pow(high / low, share);
            })
        .toArray();
  }
}
