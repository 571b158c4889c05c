package org.langevin.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A type that a parameter, or an element of one, may have. */
interface ValueType {
  /** For people: {@code number}, {@code list of integer}. */
  String name();

  /**
   * Checks a value that is not null.
   *
   * @return empty if it was refused; the place's problems then say why
   */
  Optional<Bound> bind(JsonNode json, Place place);

  /** What people should give, with an article: {@code a number > 0}. */
  String expected();

  /** A default as it is written in a declaration. */
  default JsonNode defaultValue(String text) throws JsonProcessingException {
    return StrictJson.parse(text);
  }

  /** What stands for null, where it may be given whatever the default is; empty elsewhere. */
  default Optional<Bound> none() {
    return Optional.empty();
  }

  /** The strings allowed; empty if any, or if values are no strings. */
  default List<String> choices() {
    return List.of();
  }

  /** The parameters of an object, or of a list's objects. */
  default List<ParameterInfo> components() {
    return List.of();
  }

  /** Refuses a value of another type. */
  default Optional<Bound> mismatch(JsonNode json, Place place) {
    String hint = json.isTextual() && isNumber(json.textValue()) ? ", without quotes" : "";
    place.refuse("this is " + Words.describe(json) + "; give " + expected() + hint);
    return Optional.empty();
  }

  private boolean isNumber(String text) {
    try {
      return bind(StrictJson.parse(text), new Place("", new Problems(""))).isPresent();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
