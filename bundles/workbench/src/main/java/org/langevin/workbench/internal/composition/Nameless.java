package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.langevin.binding.FactoryTypes;
import org.langevin.binding.PartReader;
import org.langevin.binding.PartType;
import org.langevin.binding.Words;
import org.langevin.workbench.internal.registry.Plugin;

/**
 * What to say of an object that does not name the extension that it is to be: which there are, and
 * the one that is meant if that is plain from its members.
 *
 * @param type what the part is
 * @param installed the plugins of the extension point
 */
record Nameless(PartType type, List<Plugin> installed) {
  private static final int LONGEST_EXAMPLE = 120;

  /**
   * The message.
   *
   * @param json the object
   * @param others members of the object that are somebody else's
   */
  String refusal(JsonNode json, Collection<String> others) {
    return "name the "
        + type.point().id()
        + " to use, as text"
        + example((ObjectNode) json, others)
        + "; installed are: "
        + installed.stream().map(Nameless::id).distinct().collect(Collectors.joining(", "));
  }

  private String example(ObjectNode json, Collection<String> others) {
    List<ObjectNode> meant =
        installed.stream().map(Nameless::id).distinct().flatMap(id -> named(json, id)).toList();
    if (meant.isEmpty()) {
      meant = ofItsMembers(json, others);
    }
    return meant.size() == 1 ? ": " + Words.visible(meant.get(0).toString(), LONGEST_EXAMPLE) : "";
  }

  /** Where another member is a plugin's id: "law" in the place of "use". */
  private static Stream<ObjectNode> named(ObjectNode json, String id) {
    return json.properties().stream()
        .filter(member -> id.equals(member.getValue().textValue()))
        .map(member -> using(id, json, member.getKey()));
  }

  /** Of the plugins that have parameters of all its names. */
  private List<ObjectNode> ofItsMembers(ObjectNode json, Collection<String> others) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    names.remove(PartReader.USE);
    names.removeAll(others);
    return names.isEmpty()
        ? List.of()
        : installed.stream()
            .filter(plugin -> parameters(plugin).containsAll(names))
            .map(Nameless::id)
            .distinct()
            .map(id -> using(id, json, PartReader.USE))
            .toList();
  }

  private static List<String> parameters(Plugin plugin) {
    try {
      return FactoryTypes.of(plugin.factory()).declaration().names();
    } catch (IllegalArgumentException | LinkageError e) {
      // A defective plugin is told to who uses it.
      return List.of();
    }
  }

  /** The object with a name, in the place of another member. */
  private static ObjectNode using(String id, ObjectNode json, String without) {
    ObjectNode example = json.objectNode();
    example.put(PartReader.USE, id);
    json.properties().stream()
        .filter(member -> !member.getKey().equals(without))
        .filter(member -> !member.getKey().equals(PartReader.USE))
        .forEach(member -> example.set(member.getKey(), member.getValue()));
    return example;
  }

  private static String id(Plugin plugin) {
    return plugin.info().id();
  }
}
