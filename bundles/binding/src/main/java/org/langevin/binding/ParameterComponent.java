package org.langevin.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.langevin.api.Parameter;

/** One parameter: its declaration, and how it is bound. */
record ParameterComponent(String name, Parameter parameter, ValueType type, boolean inline) {
  private static final String OPTIONAL = "null";

  static ParameterComponent of(RecordComponent component) {
    Parameter parameter = component.getAnnotation(Parameter.class);
    String name = component.getName();
    if (parameter == null) {
      throw new IllegalArgumentException(
          name + " of " + component.getDeclaringRecord().getName() + " lacks @Parameter");
    }
    boolean optional = parameter.value().equals(OPTIONAL);
    if (optional && component.getType().isPrimitive()) {
      throw new IllegalArgumentException(
          name + " of " + component.getDeclaringRecord().getName() + " cannot be null by default");
    }
    return new ParameterComponent(
        name,
        parameter,
        Types.of(component.getGenericType(), parameter),
        component.isAnnotationPresent(Inline.class));
  }

  ParameterInfo describe() {
    return new ParameterInfo(
        name,
        type.name(),
        parameter.description(),
        parameter.unit(),
        parameter.value().isEmpty() ? "" : defaultValue().toString(),
        new Limits(parameter).range(),
        type.choices(),
        type.components());
  }

  /**
   * Binds the member of an object.
   *
   * @param json the member; null if the object has none
   * @param object the place of the object
   */
  Optional<Bound> bind(JsonNode json, Place object) {
    Place place = object.child(name);
    if (json == null) {
      return absent(place);
    }
    if (json.isNull()) {
      return isOptional()
          ? Optional.of(new Bound(null, NullNode.getInstance()))
          : type.mismatch(json, place);
    }
    return type.bind(json, place);
  }

  private Optional<Bound> absent(Place place) {
    if (parameter.value().isEmpty()) {
      place.refuse(
          "this parameter must be given: " + type.expected() + ". " + parameter.description());
      return Optional.empty();
    }
    if (isOptional()) {
      return Optional.of(new Bound(null, NullNode.getInstance()));
    }
    Problems problems = new Problems(name);
    Optional<Bound> bound = type.bind(defaultValue(), place.with(problems));
    if (bound.isEmpty()) {
      place.refuse(
          "the plugin's own default "
              + parameter.value()
              + " cannot be used"
              + problems.first().map(problem -> " (" + problem.message() + ")").orElse("")
              + "; give "
              + type.expected());
    }
    return bound;
  }

  private boolean isOptional() {
    return parameter.value().equals(OPTIONAL);
  }

  private JsonNode defaultValue() {
    if (isOptional()) {
      return NullNode.getInstance();
    }
    try {
      return type.defaultValue(parameter.value());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the default of " + name + " is no JSON: " + parameter.value(), e);
    }
  }
}
