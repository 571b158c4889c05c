package org.langevin.shell.completion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.binding.ParameterInfo;
import org.langevin.binding.Pointers;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.InvalidRequestException;

/**
 * What can be set in an experiment: what its document holds, and what it leaves to the defaults of
 * its parts.
 */
final class Settable {
  private static final String USE = "use";

  private final Catalogue catalogue;

  /** By the JSON pointer. */
  private final Map<String, Place> places = new LinkedHashMap<>();

  /**
   * A place in a document.
   *
   * @param holds whether there are others within it
   * @param description may be empty
   * @param choices the values allowed; empty if not to be listed
   */
  record Place(boolean holds, String description, List<String> choices) {}

  private Settable(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** In an experiment's document. */
  static Map<String, Place> inDocument(Catalogue catalogue, JsonNode document) {
    Settable settable = new Settable(catalogue);
    settable.members("", document, catalogue.document());
    return settable.places;
  }

  /** In a part with nothing but defaults; empty if there is no such extension. */
  static Map<String, Place> inPart(Catalogue catalogue, String reference) {
    Settable settable = new Settable(catalogue);
    settable.members("", MissingNode.getInstance(), settable.parameters(reference));
    return settable.places;
  }

  private void members(String pointer, JsonNode object, List<ParameterInfo> members) {
    for (ParameterInfo member : members) {
      add(Pointers.child(pointer, member.name()), object.path(member.name()), member);
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              String place = Pointers.child(pointer, name);
              if (!places.containsKey(place) && !name.equals(USE)) {
                add(place, object.path(name), null);
              }
            });
  }

  private void add(String pointer, JsonNode value, ParameterInfo info) {
    List<ParameterInfo> within = info == null ? List.of() : info.components();
    places.put(
        pointer,
        new Place(
            value.isObject() || (value.isArray() && value.path(0).isObject()),
            info == null ? "" : info.description(),
            choices(value, info)));
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        if (value.path(i).isObject()) {
          String element = Pointers.child(pointer, Integer.toString(i));
          places.put(element, new Place(true, value.path(i).path(USE).asText(), List.of()));
          inside(element, value.path(i), within);
        }
      }
    } else if (value.isObject()) {
      inside(pointer, value, within);
    }
  }

  private static List<String> choices(JsonNode value, ParameterInfo info) {
    boolean isTruth = value.isBoolean() || (info != null && info.type().equals("boolean"));
    if (isTruth) {
      return List.of("true", "false");
    }
    return info == null ? List.of() : info.choices();
  }

  private void inside(String pointer, JsonNode object, List<ParameterInfo> members) {
    List<ParameterInfo> all = new ArrayList<>(members);
    if (object.path(USE).isTextual()) {
      all.addAll(parameters(object.path(USE).textValue()));
    }
    members(pointer, object, all);
  }

  private List<ParameterInfo> parameters(String reference) {
    String id = reference.replaceFirst("@.*", "");
    return catalogue.extensions().stream()
        .filter(extension -> extension.id().equals(id))
        .findFirst()
        .map(extension -> parameters(extension.point(), reference))
        .orElse(List.of());
  }

  private List<ParameterInfo> parameters(String point, String reference) {
    try {
      return catalogue.parameters(point, reference);
    } catch (InvalidRequestException unknown) {
      return List.of();
    }
  }
}
