package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds what differs in experiments. */
final class DocumentDifferences {
  private static final String USE = "use";

  /** Members that say nothing about what is computed. */
  private static final Set<String> WORDS = Set.of("title", "description", "paper", "expect");

  private final List<String> names;
  private final Map<String, Map<String, JsonNode>> found = new LinkedHashMap<>();

  private DocumentDifferences(List<String> names) {
    this.names = names;
  }

  /**
   * Compares documents.
   *
   * @param documents by name
   * @return by JSON pointer the values by name; where a document has none it is left out
   */
  static Map<String, Map<String, JsonNode>> of(Map<String, JsonNode> documents) {
    DocumentDifferences differences = new DocumentDifferences(List.copyOf(documents.keySet()));
    differences.compare("", List.copyOf(documents.values()));
    return differences.found;
  }

  private void compare(String pointer, List<JsonNode> values) {
    if (values.stream().distinct().count() <= 1) {
      return;
    }
    boolean objects = values.stream().allMatch(JsonNode::isObject);
    if (objects && sameUse(values)) {
      Set<String> members = new LinkedHashSet<>();
      values.forEach(value -> value.fieldNames().forEachRemaining(members::add));
      for (String member : members) {
        if (!pointer.isEmpty() || !WORDS.contains(member)) {
          String escaped = member.replace("~", "~0").replace("/", "~1");
          compare(pointer + "/" + escaped, values.stream().map(v -> v.path(member)).toList());
        }
      }
    } else if (isListOfParts(values)) {
      int longest = values.stream().mapToInt(JsonNode::size).max().orElse(0);
      IntStream.range(0, longest)
          .forEach(i -> compare(pointer + "/" + i, values.stream().map(v -> v.path(i)).toList()));
    } else {
      note(pointer, values);
    }
  }

  private static boolean sameUse(List<JsonNode> values) {
    return values.stream().map(value -> value.path(USE)).distinct().count() <= 1;
  }

  private static boolean isListOfParts(List<JsonNode> values) {
    return values.stream()
        .allMatch(
            value ->
                value.isArray()
                    && IntStream.range(0, value.size()).allMatch(i -> value.get(i).isObject()));
  }

  private void note(String pointer, List<JsonNode> values) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      JsonNode value = values.get(i);
      JsonNode shown =
          value.path(USE).isTextual() ? new TextNode(value.path(USE).textValue()) : value;
      if (!(shown instanceof MissingNode) && !shown.isNull()) {
        byName.put(names.get(i), shown);
      }
    }
    if (!byName.isEmpty()) {
      found.put(pointer, byName);
    }
  }
}
