package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records of described components. */
record ObjectType(ParameterRecord record) implements ValueType {
  @Override
  public String name() {
    return "object";
  }

  @Override
  public String expected() {
    return record
        .inline()
        .map(part -> part.type().expected())
        .orElse("an object with the members " + String.join(", ", record.names()));
  }

  @Override
  public List<ParameterInfo> components() {
    return record.describe();
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    return json.isObject() || record.inline().isPresent()
        ? record.bind(json, Set.of(), place)
        : mismatch(json, place);
  }
}
