package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.langevin.api.InvalidExperimentException;

/** A record whose components are described parameters, and how it is made from a JSON object. */
public final class ParameterRecord {
  private static final int LONGEST_EXAMPLE = 120;

  private final Constructor<?> constructor;
  private final List<ParameterComponent> components;

  private ParameterRecord(Constructor<?> constructor, List<ParameterComponent> components) {
    this.constructor = constructor;
    this.components = components;
  }

  /**
   * Reads a record's declaration.
   *
   * @throws IllegalArgumentException if it is no valid one: an error of the plugin
   */
  public static ParameterRecord of(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new ParameterRecord(
          constructor, Arrays.stream(components).map(ParameterComponent::of).toList());
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The names of the parameters, in the order of their declaration. */
  public List<String> names() {
    return components.stream()
        .filter(component -> !component.inline())
        .map(ParameterComponent::name)
        .toList();
  }

  /** The parameters as people read them. */
  public List<ParameterInfo> describe() {
    return components.stream().map(ParameterComponent::describe).toList();
  }

  /**
   * Makes the record; complains about all that is wrong with the object.
   *
   * @param json the object
   * @param others members of the object that are somebody else's
   * @return the record, and the object with defaults filled in and without the others; empty if
   *     anything is wrong
   */
  public Optional<Bound> bind(JsonNode json, Set<String> others, Place place) {
    int before = place.problems().count();
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    Object[] arguments = new Object[components.size()];
    for (int i = 0; i < arguments.length; i++) {
      if (components.get(i).inline()) {
        arguments[i] = bindInline(components.get(i), json, others, filled, place);
      }
    }
    if (inline().isPresent() && !json.isObject()) {
      return Optional.empty();
    }
    for (int i = 0; i < arguments.length; i++) {
      ParameterComponent component = components.get(i);
      if (component.inline()) {
        continue;
      }
      Optional<Bound> bound = component.bind(json.get(component.name()), place);
      if (bound.isPresent()) {
        arguments[i] = bound.get().value();
        filled.set(component.name(), bound.get().json());
      }
    }
    if (inline().isEmpty()) {
      refuseUnknown(json, others, filled, place);
    }
    Optional<Bound> record =
        place.problems().count() == before
            ? construct(arguments, place).map(value -> new Bound(value, filled))
            : Optional.empty();
    record.ifPresent(bound -> place.parts().bound(place.pointer(), bound));
    return record;
  }

  /** The component whose members stand among the others. */
  Optional<ParameterComponent> inline() {
    return components.stream().filter(ParameterComponent::inline).findFirst();
  }

  private Object bindInline(
      ParameterComponent component,
      JsonNode json,
      Set<String> others,
      ObjectNode filled,
      Place place) {
    List<String> taken = new ArrayList<>(names());
    taken.addAll(others);
    Optional<Bound> part = place.parts().read((PartType) component.type(), json, taken, place);
    part.ifPresent(bound -> filled.setAll((ObjectNode) bound.json()));
    return part.map(Bound::value).orElse(null);
  }

  private void refuseUnknown(JsonNode json, Set<String> others, ObjectNode filled, Place place) {
    List<String> known = new ArrayList<>(names());
    known.addAll(others);
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                String hint =
                    within(filled, name, json.get(name))
                        .or(() -> Optional.of(Spelling.hint(name, known)).filter(h -> !h.isEmpty()))
                        .or(() -> withinByAnotherName(filled, name, json.get(name)))
                        .orElseGet(() -> Spelling.hintOrList(name, known, "known are"));
                place.child(name).refuse("there is no parameter " + Words.quote(name) + hint);
              }
            });
  }

  /** The same, of a name for which an object that stands here has another word. */
  private static Optional<String> withinByAnotherName(
      ObjectNode filled, String name, JsonNode value) {
    return filled.properties().stream()
        .map(Map.Entry::getValue)
        .filter(JsonNode::isObject)
        .flatMap(object -> Synonyms.of(name, fieldNames(object)).stream())
        .findFirst()
        .flatMap(meant -> within(filled, meant, value));
  }

  private static List<String> fieldNames(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** What to say of a name that means nothing here, but does in an object that stands here. */
  private static Optional<String> within(ObjectNode filled, String name, JsonNode value) {
    return filled.properties().stream()
        .filter(member -> member.getValue().has(name))
        .findFirst()
        .map(
            member -> {
              ObjectNode example = JsonNodeFactory.instance.objectNode();
              ObjectNode object = example.putObject(member.getKey());
              JsonNode use = member.getValue().path(PartReader.USE);
              if (use.isTextual()) {
                object.put(PartReader.USE, use.textValue().replaceFirst("@.*", ""));
              }
              object.set(name, value);
              return " here, but in "
                  + member.getKey()
                  + ": "
                  + Words.visible(example.toString(), LONGEST_EXAMPLE);
            });
  }

  private Optional<Object> construct(Object[] arguments, Place place) {
    try {
      return Optional.of(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      refuse(e.getCause(), place);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
    return Optional.empty();
  }

  private static void refuse(Throwable cause, Place place) {
    try {
      throw cause;
    } catch (InvalidExperimentException e) {
      place.refuse(e);
    } catch (IllegalArgumentException e) {
      place.refuse(Place.text(e));
    } catch (Throwable e) {
      place.refuse("the plugin cannot take these values and fails with " + e);
    }
  }
}
