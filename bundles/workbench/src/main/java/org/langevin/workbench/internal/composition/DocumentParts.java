package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.langevin.api.ExtensionPoint;
import org.langevin.api.InvalidExperimentException;
import org.langevin.binding.Bound;
import org.langevin.binding.FactoryTypes;
import org.langevin.binding.ParameterRecord;
import org.langevin.binding.PartReader;
import org.langevin.binding.PartType;
import org.langevin.binding.Place;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.registry.Extensions;
import org.langevin.workbench.internal.registry.Plugin;

/**
 * Reads the parts of one document, {@code {"use": "id", parameters...}}, at any depth: finds their
 * plugins, and keeps what could be read although something else could not.
 */
final class DocumentParts implements PartReader {
  private final Extensions extensions;
  private final Map<String, String> origins;
  private final Parts names;
  private final Map<String, PlacedPart> parts = new LinkedHashMap<>();
  private final Map<String, Bound> records = new HashMap<>();
  private final Deque<List<PlacedPart>> holders = new ArrayDeque<>();

  /**
   * A reader.
   *
   * @param origins what is known of the plugins that parts used in the past, by the part's pointer
   * @param names is told of each part that was read
   */
  DocumentParts(Extensions extensions, Map<String, String> origins, Parts names) {
    this.extensions = extensions;
    this.origins = origins;
    this.names = names;
  }

  /** The names of all parts that were read. */
  Parts names() {
    return names;
  }

  /** All parts in which nothing is wrong, each before those that it holds. */
  List<PlacedPart> all() {
    return parts.values().stream().filter(Objects::nonNull).toList();
  }

  /** The part at a place; empty if there is none, or something is wrong with it. */
  Optional<PlacedPart> at(String pointer) {
    return Optional.ofNullable(parts.get(pointer));
  }

  /** The record of a type that was made of the object at a place, and its JSON. */
  Optional<Bound> record(String pointer, Class<? extends Record> type) {
    return Optional.ofNullable(records.get(pointer))
        .filter(bound -> type.isInstance(bound.value()));
  }

  @Override
  public void bound(String pointer, Bound record) {
    records.put(pointer, record);
  }

  @Override
  public Optional<Bound> read(
      PartType type, JsonNode json, Collection<String> others, Place place) {
    if (!json.isObject()) {
      place.refuse("give an object that names an extension: " + type.expected());
      return Optional.empty();
    }
    JsonNode use = json.path(USE);
    Place usePlace = place.child(USE);
    if (!use.isTextual()) {
      usePlace.refuse(
          new Nameless(type, extensions.usable(type.point().id())).refusal(json, others));
      return Optional.empty();
    }
    try {
      return bind(extensions.find(type, use.textValue()), type, json, others, place);
    } catch (InvalidExperimentException e) {
      usePlace.refuse(e.getMessage() + origins.getOrDefault(place.pointer(), ""));
      return Optional.empty();
    }
  }

  private Optional<Bound> bind(
      Plugin plugin, PartType type, JsonNode json, Collection<String> others, Place place) {
    try {
      FactoryTypes types = FactoryTypes.of(plugin.factory());
      if (isOfAnotherCopy(types, type)) {
        place.refuse(anotherCopy(plugin, type));
        return Optional.empty();
      }
      checkTypes(types, type);
      ParameterRecord declaration = types.declaration();
      Set<String> known = new HashSet<>(others);
      known.add(USE);
      checkClash(declaration, known);
      // Its place among the others is before those that it holds.
      parts.put(place.pointer(), null);
      List<PlacedPart> nested = new ArrayList<>();
      return held(nested, () -> declaration.bind(json, known, place))
          .map(bound -> placed(plugin, bound, nested, place));
    } catch (IllegalArgumentException | LinkageError e) {
      place.refuse(
          "the plugin " + plugin.describe() + " is defective, tell its author: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Collects the parts that are read by what is done. */
  private <T> T held(List<PlacedPart> nested, Supplier<T> read) {
    holders.push(nested);
    try {
      return read.get();
    } finally {
      holders.pop();
    }
  }

  private Bound placed(Plugin plugin, Bound parameters, List<PlacedPart> nested, Place place) {
    // Pinned to the version in use, so that the same composition can be asked for again.
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    filled.put(USE, plugin.info().id() + "@" + plugin.info().version());
    filled.setAll((ObjectNode) parameters.json());
    PlacedPart part =
        new PlacedPart(
            plugin, (Record) parameters.value(), List.copyOf(nested), filled, place, names);
    parts.put(place.pointer(), part);
    names.add(part.name());
    if (!holders.isEmpty()) {
      holders.peek().add(part);
    }
    return new Bound(part, filled);
  }

  /** Whether a plugin makes parts of the right point, but not what the holder takes for one. */
  private static boolean isOfAnotherCopy(FactoryTypes types, PartType type) {
    return types.part() != type.part()
        && types.point().map(ExtensionPoint::id).equals(Optional.of(type.point().id()));
  }

  private static String anotherCopy(Plugin plugin, PartType type) {
    return "the "
        + plugin.describe()
        + " is of another version of this extension point than what holds it: their bundles have"
        + " the type "
        + type.part().getName()
        + " from different places; install versions that fit each other, or if a bundle was updated"
        + " bring them together with bundle:refresh "
        + plugin.bundle().name();
  }

  private static void checkTypes(FactoryTypes types, PartType type) {
    if (types.part() != type.part()) {
      throw new IllegalArgumentException(
          "it makes a " + types.part().getName() + ", which is no part of this extension point");
    }
    if (!types.context().isAssignableFrom(type.context())) {
      throw new IllegalArgumentException(
          "it is to be told "
              + types.context().getName()
              + ", but its holder hands over "
              + type.context().getName());
    }
  }

  private static void checkClash(ParameterRecord parameters, Set<String> others) {
    for (String name : parameters.names()) {
      if (others.contains(name)) {
        throw new IllegalArgumentException(
            "its parameter " + name + " has a name that stands for something else there");
      }
    }
  }
}
