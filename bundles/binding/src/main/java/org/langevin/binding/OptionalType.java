package org.langevin.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Optional;

/**
 * Values that may be null although they have another default: {@code Optional<T>}.
 *
 * @param value the type of those that are there
 */
record OptionalType(ValueType value) implements ValueType {
  @Override
  public String name() {
    return value.name();
  }

  @Override
  public String expected() {
    return value.expected() + ", or null";
  }

  @Override
  public JsonNode defaultValue(String text) throws JsonProcessingException {
    return value.defaultValue(text);
  }

  @Override
  public List<String> choices() {
    return value.choices();
  }

  @Override
  public List<ParameterInfo> components() {
    return value.components();
  }

  @Override
  public Optional<Bound> none() {
    return Optional.of(new Bound(Optional.empty(), NullNode.getInstance()));
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    return value
        .bind(json, place)
        .map(bound -> new Bound(Optional.of(bound.value()), bound.json()));
  }
}
