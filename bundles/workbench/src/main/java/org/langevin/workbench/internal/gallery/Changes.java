package org.langevin.workbench.internal.gallery;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.binding.Place;
import org.langevin.binding.Pointers;
import org.langevin.binding.Problems;
import org.langevin.binding.Spelling;
import org.langevin.binding.Words;
import org.langevin.workbench.TypedValue;

/** New values for a document, by JSON pointer. */
public record Changes(List<Change> changes) {
  private static final String END = "-";

  /**
   * A new value.
   *
   * @param target the value's pointer in the document
   * @param value the new value
   * @param origin where a complaint belongs: the pointer of the change itself if it is part of the
   *     document
   */
  public record Change(String target, JsonNode value, String origin) {}

  /** The changes of a profile. */
  static Changes of(String pointer, ObjectNode profile) {
    List<Change> changes = new ArrayList<>();
    profile
        .fields()
        .forEachRemaining(
            change ->
                changes.add(
                    new Change(
                        change.getKey(),
                        change.getValue(),
                        Pointers.child(pointer, change.getKey()))));
    return new Changes(changes);
  }

  /** Changes by the pointers of what they change. */
  public static Changes of(Map<String, JsonNode> values) {
    return new Changes(
        values.entrySet().stream()
            .map(entry -> new Change(entry.getKey(), entry.getValue(), entry.getKey()))
            .toList());
  }

  /** Changes from a command: JSON text, or text that is taken as a string. */
  static Changes parse(Map<String, String> texts) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    texts.forEach((target, text) -> values.put(target, TypedValue.of(text)));
    return of(values);
  }

  /** Makes the changes; complains about those that cannot be made. */
  public void apply(ObjectNode document, Problems problems) {
    for (Change change : changes) {
      // A pointer that is none cannot tell where the complaint belongs.
      String origin = isPointer(change.origin()) ? change.origin() : "";
      apply(change, document, new Place(origin, problems));
    }
  }

  private static void apply(Change change, ObjectNode document, Place place) {
    if (change.target().isEmpty() || !isPointer(change.target())) {
      place.refuse(
          Words.quote(change.target())
              + " is no pointer to a value; begin with a slash: /training/steps or"
              + " /samplers/0/count");
      return;
    }
    JsonPointer pointer = JsonPointer.compile(change.target());
    JsonNode parent = parent(document, pointer, place);
    String last = pointer.last().getMatchingProperty();
    if (parent.isObject()) {
      ((ObjectNode) parent).set(last, change.value());
    } else if (parent.isArray()) {
      set((ArrayNode) parent, last, pointer, change.value(), place);
    } else if (!parent.isMissingNode()) {
      place.refuse(
          Words.shortened(pointer.head().toString())
              + " is neither an object nor an array: it has no "
              + Words.shortened(last));
    }
  }

  private static void set(
      ArrayNode array, String last, JsonPointer pointer, JsonNode value, Place place) {
    int index = pointer.last().getMatchingIndex();
    if (last.equals(END)) {
      array.add(value);
    } else if (index >= 0 && index < array.size()) {
      array.set(index, value);
    } else {
      place.refuse(
          Words.shortened(pointer.head().toString())
              + " is an array of "
              + array.size()
              + ": give an index from 0 to "
              + (array.size() - 1)
              + ", or - to add an element");
    }
  }

  /** Where the value belongs; missing, with a complaint, if there is no such place. */
  private static JsonNode parent(ObjectNode document, JsonPointer pointer, Place place) {
    JsonNode node = document;
    String walked = "";
    for (JsonPointer rest = pointer; !rest.tail().matches(); rest = rest.tail()) {
      JsonNode next =
          node.isArray()
              ? node.path(rest.getMatchingIndex())
              : node.path(rest.getMatchingProperty());
      walked = Pointers.child(walked, rest.getMatchingProperty());
      if (next.isMissingNode()) {
        List<String> known = new ArrayList<>();
        node.fieldNames().forEachRemaining(known::add);
        place.refuse(
            "there is no "
                + Words.shortened(walked)
                + " in the document"
                + Spelling.hint(rest.getMatchingProperty(), known));
        return next;
      }
      node = next;
    }
    return node;
  }

  private static boolean isPointer(String text) {
    return text.isEmpty() || text.startsWith("/");
  }
}
