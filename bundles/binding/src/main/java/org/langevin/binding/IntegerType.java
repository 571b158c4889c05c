package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Whole numbers of 32 or 64 bits. {@code 1e3} is one, {@code 1.5} is refused and never rounded.
 *
 * @param low the smallest that fits
 * @param high the largest that fits
 * @param boxed turns the number into an Integer or a Long
 */
record IntegerType(Limits limits, long low, long high, LongFunction<Object> boxed)
    implements ValueType {
  static IntegerType ofInt(Limits limits) {
    return new IntegerType(limits, Integer.MIN_VALUE, Integer.MAX_VALUE, x -> (int) x);
  }

  static IntegerType ofLong(Limits limits) {
    return new IntegerType(limits, Long.MIN_VALUE, Long.MAX_VALUE, x -> x);
  }

  @Override
  public String name() {
    return "integer";
  }

  @Override
  public String expected() {
    return limits.expected("an integer");
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    if (!json.isNumber()) {
      return mismatch(json, place);
    }
    if (!Double.isFinite(json.doubleValue())) {
      return refuse(json, " is out of range; give ", place);
    }
    BigDecimal exact = json.decimalValue();
    if (exact.signum() != 0 && exact.stripTrailingZeros().scale() > 0) {
      return refuse(json, " is not a whole number; give ", place);
    }
    if (!limits.allow(exact.doubleValue())) {
      return refuse(json, " is out of range; give ", place);
    }
    if (exact.compareTo(BigDecimal.valueOf(low)) < 0
        || exact.compareTo(BigDecimal.valueOf(high)) > 0) {
      return refuse(json, " is beyond " + (exact.signum() < 0 ? low : high) + "; give ", place);
    }
    long value = exact.longValueExact();
    return Optional.of(new Bound(boxed.apply(value), LongNode.valueOf(value)));
  }

  private Optional<Bound> refuse(JsonNode json, String why, Place place) {
    place.refuse(Words.number(json) + why + expected());
    return Optional.empty();
  }
}
