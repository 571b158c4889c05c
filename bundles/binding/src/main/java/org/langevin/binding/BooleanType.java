package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** True or false. */
record BooleanType() implements ValueType {
  @Override
  public String name() {
    return "boolean";
  }

  @Override
  public String expected() {
    return "true or false";
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    return json.isBoolean()
        ? Optional.of(new Bound(json.booleanValue(), json))
        : mismatch(json, place);
  }
}
