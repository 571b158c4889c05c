package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** JSON that the record itself reads. */
record RawType() implements ValueType {
  @Override
  public String name() {
    return "any";
  }

  @Override
  public String expected() {
    return "any value";
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    return Optional.of(new Bound(json, json));
  }
}
