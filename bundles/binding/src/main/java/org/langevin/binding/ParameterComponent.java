package org.langevin.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.langevin.api.Parameter;

/** One parameter: its declaration, and how it is bound. */
record ParameterComponent(String name, Parameter parameter, ValueType type, boolean inline) {
  private static final String OPTIONAL = "null";

  static ParameterComponent of(RecordComponent component) {
    Parameter parameter = component.getAnnotation(Parameter.class);
    // A name that Java keeps for itself, such as class, is written with an underscore behind it.
    String name = component.getName().replaceFirst("_$", "");
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
      Optional<Bound> none = none();
      return none.isPresent() ? none : type.mismatch(json, place);
    }
    if (!json.isObject() && defaultValue().isObject()) {
      return example(json, place);
    }
    return type.bind(json, place);
  }

  /** What stands for null; empty if null is not allowed. */
  private Optional<Bound> none() {
    Optional<Bound> none = type.none();
    return none.isEmpty() && isOptional()
        ? Optional.of(new Bound(null, NullNode.getInstance()))
        : none;
  }

  /** Refuses what is no object; the default, which is one, shows what is asked for. */
  private Optional<Bound> example(JsonNode json, Place place) {
    Place aside = place.with(new Problems(name));
    JsonNode shown = type.bind(defaultValue(), aside).map(Bound::json).orElse(defaultValue());
    place.refuse(
        "this is "
            + Words.describe(json)
            + "; give "
            + type.expected()
            + (shown.isEmpty() ? "" : ". The default is " + shown));
    return Optional.empty();
  }

  private Optional<Bound> absent(Place place) {
    if (parameter.value().isEmpty()) {
      place.refuse(
          "this parameter must be given: " + type.expected() + ". " + parameter.description());
      return Optional.empty();
    }
    if (isOptional()) {
      return none();
    }
    Problems problems = new Problems(name);
    Optional<Bound> bound = type.bind(defaultValue(), place.with(problems));
    if (bound.isEmpty()) {
      place.refuse(
          "the default "
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
    if (parameter.value().isEmpty()) {
      return MissingNode.getInstance();
    }
    try {
      return type.defaultValue(parameter.value());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the default of " + name + " is no JSON: " + parameter.value(), e);
    }
  }
}
