package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Arrays and lists.
 *
 * @param element the type of each element
 * @param collect makes the array or list
 */
record SequenceType(ValueType element, Function<List<Object>, Object> collect)
    implements ValueType {
  static SequenceType list(ValueType element) {
    return new SequenceType(element, List::copyOf);
  }

  static SequenceType array(ValueType element, Class<?> component) {
    return new SequenceType(
        element,
        values -> {
          Object array = Array.newInstance(component, values.size());
          for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
          }
          return array;
        });
  }

  @Override
  public String name() {
    return "list of " + element.name();
  }

  @Override
  public String expected() {
    return "an array, each element " + element.expected();
  }

  @Override
  public List<String> choices() {
    return element.choices();
  }

  @Override
  public List<ParameterInfo> components() {
    return element.components();
  }

  @Override
  public Optional<Bound> bind(JsonNode json, Place place) {
    if (json.isObject()) {
      place.refuse("this is an object; give " + expected() + ", even for one: [{...}]");
      return Optional.empty();
    }
    if (!json.isArray()) {
      return mismatch(json, place);
    }
    List<Object> values = new ArrayList<>();
    ArrayNode filled = JsonNodeFactory.instance.arrayNode(json.size());
    for (int i = 0; i < json.size(); i++) {
      Place at = place.child(i);
      if (json.get(i).isNull()) {
        element.mismatch(json.get(i), at);
        continue;
      }
      element
          .bind(json.get(i), at)
          .ifPresent(
              bound -> {
                values.add(bound.value());
                filled.add(bound.json());
              });
    }
    return values.size() == json.size()
        ? Optional.of(new Bound(collect.apply(values), filled))
        : Optional.empty();
  }
}
