package org.langevin.workbench.internal.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.binding.Pointers;
import org.langevin.binding.Problems;
import org.langevin.binding.Spelling;
import org.langevin.binding.Words;

/** Roughly how long an experiment takes, as its document says for people to choose. */
final class Durations {
  /** The document as it stands. */
  static final String DEFAULT = "default";

  private static final String MEMBER = "seconds";
  private static final String POINTER = "/" + MEMBER;

  private Durations() {}

  /**
   * Takes the durations out of a document, and complains about those that are none.
   *
   * @param profiles the names of its profiles
   * @return seconds by the name of a profile, or {@link #DEFAULT}
   */
  static Map<String, Double> take(ObjectNode document, List<String> profiles, Problems problems) {
    JsonNode json = document.remove(MEMBER);
    Map<String, Double> durations = new LinkedHashMap<>();
    if (json == null || json.isNull()) {
      return durations;
    }
    if (!json.isObject()) {
      problems.add(
          POINTER,
          "give an object of seconds by profile: {\"quick\": 20, \"" + DEFAULT + "\": 90}");
      return durations;
    }
    List<String> names = new ArrayList<>(profiles);
    names.add(DEFAULT);
    json.fields()
        .forEachRemaining(
            entry -> {
              String name = entry.getKey();
              JsonNode seconds = entry.getValue();
              String pointer = Pointers.child(POINTER, name);
              if (!names.contains(name)) {
                problems.add(
                    pointer,
                    "there is no profile "
                        + Words.shortened(name)
                        + Spelling.hintOrList(name, names, "give one of these"));
              } else if (!seconds.isNumber() || !(seconds.doubleValue() > 0)) {
                problems.add(pointer, "give a number > 0 (unit: seconds)");
              } else {
                durations.put(name, seconds.doubleValue());
              }
            });
    return durations;
  }
}
