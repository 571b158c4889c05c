package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Strings, and what is written as one.
 *
 * @param values what the strings allowed stand for; empty if any string stands for itself
 */
record TextType(Map<String, Object> values) implements ValueType {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public String expected() {
    return values.isEmpty() ? "a text in quotes" : "one of " + String.join(", ", choices());
  }

  @Override
  public List<String> choices() {
    return List.copyOf(values.keySet());
  }

  @Override
  public JsonNode defaultValue(String text) {
    return TextNode.valueOf(text);
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    if (!json.isTextual()) {
      return mismatch(json, place);
    }
    String text = json.textValue();
    Object value = values.isEmpty() ? text : values.get(text);
    if (value == null) {
      String hint = Spelling.hint(text, values.keySet());
      place.refuse(Words.quote(text) + " is not allowed; give " + expected() + hint);
      return Optional.empty();
    }
    return Optional.of(new Bound(value, json));
  }
}
