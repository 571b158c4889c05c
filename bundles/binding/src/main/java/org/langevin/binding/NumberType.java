package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Floating-point numbers; neither NaN nor infinite. */
record NumberType(Limits limits) implements ValueType {
  @Override
  public String name() {
    return "number";
  }

  @Override
  public String expected() {
    return limits.expected("a number");
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    if (!json.isNumber()) {
      return mismatch(json, place);
    }
    Optional<String> objection = Doubles.objection(json);
    if (objection.isPresent()) {
      place.refuse(objection.get() + "; give " + expected());
      return Optional.empty();
    }
    double value = json.doubleValue();
    if (!limits.allow(value)) {
      place.refuse(Words.number(json) + " is out of range; give " + expected());
      return Optional.empty();
    }
    return Optional.of(new Bound(value, json));
  }
}
