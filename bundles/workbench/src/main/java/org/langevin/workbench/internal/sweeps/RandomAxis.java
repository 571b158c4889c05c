package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import org.langevin.api.Parameter;
import org.langevin.binding.ParameterRecord;
import org.langevin.binding.Place;

/** An axis of a random search. */
@FunctionalInterface
interface RandomAxis {
  /** The quantile u of the axis, 0 &lt;= u &lt; 1. */
  JsonNode value(double u);

  /** Reads a list of values or an interval; empty, with a complaint, if it is neither. */
  static Optional<RandomAxis> read(JsonNode json, Place place) {
    if (json.isArray() && !json.isEmpty()) {
      return Optional.of(u -> json.get((int) (u * json.size())));
    }
    if (!json.isObject()) {
      place.refuse("give a list of values, or {\"low\": ..., \"high\": ...}");
      return Optional.empty();
    }
    return Interval.RECORD
        .bind(json, Set.of(), place)
        .map(bound -> (Interval) bound.value())
        .filter(interval -> interval.isSound(place))
        .map(interval -> interval::value);
  }

  /**
   * An interval of numbers.
   *
   * @param whole whether values are rounded
   */
  record Interval(
      @Parameter(description = "The smallest value") double low,
      @Parameter(description = "The largest value") double high,
      @Parameter(description = "Whether the logarithm is uniform", value = "false")
          boolean logarithmic,
      @Parameter(description = "Whether values are whole numbers", value = "false") boolean whole) {
    private static final ParameterRecord RECORD = ParameterRecord.of(Interval.class);

    /** Up to here doubles hold all whole numbers. */
    private static final double LARGEST_WHOLE = 1L << 53;

    private boolean isSound(Place place) {
      int before = place.problems().count();
      if (!(low < high)) {
        place.refuse("low is " + low + " and high " + high + "; give low < high");
      } else if (logarithmic && !(low > 0)) {
        place.refuse("low is " + low + "; give low > 0, as the interval is logarithmic");
      } else if (!Double.isFinite(logarithmic ? high / low : high - low)) {
        place.refuse("from " + low + " to " + high + " is too far; give a shorter interval");
      }
      if (whole) {
        checkWhole(low, place.child("low"));
        checkWhole(high, place.child("high"));
      }
      return place.problems().count() == before;
    }

    private static void checkWhole(double bound, Place place) {
      if (bound != Math.rint(bound) || Math.abs(bound) > LARGEST_WHOLE) {
        place.refuse(
            bound + " is not a whole number of at most 2^53; give one, as values are to be whole");
      }
    }

    private JsonNode value(double u) {
      double value = logarithmic ? low * Math.pow(high / low, u) : low + u * (high - low);
      return whole
          ? JsonNodeFactory.instance.numberNode(Math.round(value))
          : JsonNodeFactory.instance.numberNode(value);
    }
  }
}
