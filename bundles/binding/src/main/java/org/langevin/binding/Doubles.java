package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Numbers of documents as parts compute with them. */
public final class Doubles {
  private Doubles() {}

  /**
   * Why no double can stand for a number: it is too large, or so small that it would be 0. Rounding
   * is no reason.
   */
  public static Optional<String> objection(JsonNode number) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return Optional.of(Words.number(number) + " is not a finite number");
    }
    return value == 0 && number.decimalValue().signum() != 0
        ? Optional.of(Words.number(number) + " is so small that it would be 0")
        : Optional.empty();
  }
}
