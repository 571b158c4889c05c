package org.langevin.binding;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Collects all that is wrong with one document. */
public final class Problems {
  private final String source;
  private final List<Problem> found = new ArrayList<>();

  /** Nothing is wrong yet. */
  public Problems(String source) {
    this.source = source;
  }

  /** Takes note of a problem. */
  public void add(String pointer, String message) {
    Problem problem = new Problem(source, pointer, message);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /** The first that was found. */
  Optional<Problem> first() {
    return found.stream().findFirst();
  }

  /** How many there are so far. */
  public int count() {
    return found.size();
  }

  /** Everything found, in the order of the document. */
  public List<Problem> inOrderOf(JsonNode document) {
    return found.stream()
        .sorted((a, b) -> Arrays.compare(position(a, document), position(b, document)))
        .toList();
  }

  /** For each step of the pointer, the how-many-th child it takes; what is missing comes last. */
  private static int[] position(Problem problem, JsonNode document) {
    List<Integer> position = new ArrayList<>();
    JsonNode node = document;
    JsonPointer rest = JsonPointer.compile(problem.pointer());
    while (!rest.matches()) {
      position.add(indexOf(node, rest));
      node =
          node.isArray()
              ? node.path(rest.getMatchingIndex())
              : node.path(rest.getMatchingProperty());
      rest = rest.tail();
    }
    return position.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int indexOf(JsonNode node, JsonPointer step) {
    if (node.isArray()) {
      return step.getMatchingIndex();
    }
    int index = 0;
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); index++) {
      if (names.next().equals(step.getMatchingProperty())) {
        return index;
      }
    }
    return Integer.MAX_VALUE;
  }
}
