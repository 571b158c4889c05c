package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.langevin.api.InvalidExperimentException;
import org.langevin.workbench.internal.binding.Bound;
import org.langevin.workbench.internal.binding.FactoryParameters;
import org.langevin.workbench.internal.binding.ParameterRecord;
import org.langevin.workbench.internal.binding.Place;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.registry.Extensions;
import org.langevin.workbench.internal.registry.Plugin;

/** Reads parts, {@code {"use": "id", parameters...}}, and finds their plugins. */
final class PartReader {
  /** The member that names the extension. */
  static final String USE = "use";

  private final Extensions extensions;
  private final Map<String, String> origins;
  private final Parts parts;

  /**
   * A reader.
   *
   * @param origins what is known of the plugins that parts used in the past, by the part's pointer
   * @param parts is told of each part that was read
   */
  PartReader(Extensions extensions, Map<String, String> origins, Parts parts) {
    this.extensions = extensions;
    this.origins = origins;
    this.parts = parts;
  }

  /**
   * Reads a part.
   *
   * @param options members of the part that are the workbench's
   * @return empty if anything is wrong; the place's problems then say what
   */
  Optional<Part> read(String point, JsonNode json, Collection<String> options, Place place) {
    if (!json.isObject()) {
      place.refuse("give an object that names an extension: {\"use\": \"id of a " + point + "\"}");
      return Optional.empty();
    }
    JsonNode use = json.path(USE);
    Place usePlace = place.child(USE);
    if (!use.isTextual()) {
      List<String> ids =
          extensions.usable(point).stream().map(plugin -> plugin.info().id()).distinct().toList();
      usePlace.refuse(
          "name the " + point + " to use, as text; installed are: " + String.join(", ", ids));
      return Optional.empty();
    }
    try {
      Plugin plugin = extensions.find(point, use.textValue());
      return bind(plugin, json, options, place);
    } catch (InvalidExperimentException e) {
      String origin = origins.getOrDefault(place.pointer(), "");
      usePlace.refuse(e.getMessage() + origin);
      return Optional.empty();
    }
  }

  private Optional<Part> bind(
      Plugin plugin, JsonNode json, Collection<String> options, Place place) {
    try {
      ParameterRecord parameters = FactoryParameters.of(plugin.factory());
      Set<String> others = new HashSet<>(options);
      others.add(USE);
      refuseClash(plugin, parameters, others, place);
      return parameters
          .bind(json, others, place)
          .map(
              bound -> {
                Part part =
                    new Part(plugin, (Record) bound.value(), filled(plugin, bound), place, parts);
                parts.add(part.name());
                return part;
              });
    } catch (IllegalArgumentException | LinkageError e) {
      place.refuse("the plugin " + plugin.describe() + " is defective, tell its author: " + e);
      return Optional.empty();
    }
  }

  private static void refuseClash(
      Plugin plugin, ParameterRecord parameters, Set<String> others, Place place) {
    for (String name : parameters.names()) {
      if (others.contains(name)) {
        place.refuse(
            "the plugin "
                + plugin.describe()
                + " is defective, tell its author: its parameter "
                + name
                + " has a name that the workbench uses itself");
      }
    }
  }

  /** Pinned to the version in use, so that the same composition can be asked for again. */
  private static ObjectNode filled(Plugin plugin, Bound bound) {
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    filled.put(USE, plugin.info().id() + "@" + plugin.info().version());
    filled.setAll((ObjectNode) bound.json());
    return filled;
  }
}
