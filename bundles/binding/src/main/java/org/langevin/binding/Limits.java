package org.langevin.binding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.langevin.api.Parameter;

/** What a parameter's declaration allows. */
record Limits(Parameter parameter) {
  boolean allow(double x) {
    return x >= parameter.min()
        && x <= parameter.max()
        && (x > parameter.moreThan() || parameter.moreThan() == Double.NEGATIVE_INFINITY)
        && (x < parameter.lessThan() || parameter.lessThan() == Double.POSITIVE_INFINITY);
  }

  List<String> choices() {
    return List.of(parameter.choices());
  }

  /** For example {@code > 0, <= 1}; empty if there are no bounds. */
  String range() {
    return String.join(", ", bounds());
  }

  /** What to give instead of a refused number: {@code a number > 0 and <= 1, in steps}. */
  String expected(String type) {
    String bounds = String.join(" and ", bounds());
    return type
        + (bounds.isEmpty() ? "" : " " + bounds)
        + (parameter.unit().isEmpty() ? "" : " (unit: " + parameter.unit() + ")");
  }

  private List<String> bounds() {
    List<String> bounds = new ArrayList<>();
    bound(bounds, ">", parameter.moreThan());
    bound(bounds, ">=", parameter.min());
    bound(bounds, "<", parameter.lessThan());
    bound(bounds, "<=", parameter.max());
    return bounds;
  }

  private static void bound(List<String> bounds, String relation, double bound) {
    if (!Double.isInfinite(bound)) {
      double size = Math.abs(bound);
      boolean plain = size == 0 || (size >= 1e-4 && size < 1e10);
      BigDecimal exact = BigDecimal.valueOf(bound).stripTrailingZeros();
      bounds.add(relation + " " + (plain ? exact.toPlainString() : exact.toString()));
    }
  }
}
