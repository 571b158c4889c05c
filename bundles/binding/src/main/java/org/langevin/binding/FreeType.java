package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON objects that are handed on as they are, as unmodifiable maps. */
record FreeType() implements ValueType {
  @Override
  public String name() {
    return "object";
  }

  @Override
  public String expected() {
    return "an object";
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    if (!json.isObject()) {
      return mismatch(json, place);
    }
    int before = place.problems().count();
    Object value = value(json, place);
    return place.problems().count() == before
        ? Optional.of(new Bound(value, json))
        : Optional.empty();
  }

  private static Object value(JsonNode json, Place place) {
    return switch (json.getNodeType()) {
      case OBJECT -> object(json, place);
      case ARRAY -> array(json, place);
      case NUMBER -> number(json, place);
      case BOOLEAN -> json.booleanValue();
      case STRING -> json.textValue();
      default -> null;
    };
  }

  private static Map<String, Object> object(JsonNode json, Place place) {
    Map<String, Object> members = new LinkedHashMap<>();
    json.fields()
        .forEachRemaining(
            member ->
                members.put(
                    member.getKey(), value(member.getValue(), place.child(member.getKey()))));
    return Collections.unmodifiableMap(members);
  }

  private static List<Object> array(JsonNode json, Place place) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      elements.add(value(json.get(i), place.child(i)));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Object number(JsonNode json, Place place) {
    if (json.isIntegralNumber() && json.canConvertToInt()) {
      return json.intValue();
    }
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    Doubles.objection(json).ifPresent(place::refuse);
    return json.doubleValue();
  }
}
