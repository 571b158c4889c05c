package org.langevin.workbench.internal.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.langevin.binding.Pointers;
import org.langevin.binding.Problems;
import org.langevin.binding.Spelling;
import org.langevin.binding.Words;

/** The profiles of an experiment: sets of changes by name. */
record Profiles(Map<String, Changes> changes) {
  /** Is always there: the document as it stands, unless the document says otherwise. */
  static final String FULL = "full";

  private static final String MEMBER = "profiles";
  private static final String POINTER = "/" + MEMBER;

  /** Takes the profiles out of a document, and complains about those that could not be applied. */
  static Profiles take(ObjectNode document, Problems problems) {
    JsonNode json = document.remove(MEMBER);
    Map<String, Changes> profiles = new LinkedHashMap<>();
    if (json == null || json.isNull()) {
      return new Profiles(profiles);
    }
    if (!json.isObject()) {
      problems.add(POINTER, "give an object of profiles: {\"quick\": {\"/training/steps\": 100}}");
      return new Profiles(profiles);
    }
    json.fields()
        .forEachRemaining(
            profile -> {
              String pointer = Pointers.child(POINTER, profile.getKey());
              if (profile.getValue().isObject()) {
                Changes changes = Changes.of(pointer, (ObjectNode) profile.getValue());
                changes.apply(document.deepCopy(), problems);
                profiles.put(profile.getKey(), changes);
              } else {
                problems.add(
                    pointer, "give an object of new values by pointer: {\"/training/steps\": 100}");
              }
            });
    return new Profiles(profiles);
  }

  /** The names of all profiles. */
  List<String> names() {
    List<String> names = new ArrayList<>(changes.keySet());
    if (!names.contains(FULL)) {
      names.add(FULL);
    }
    return names;
  }

  /** Applies a profile; none if the name is empty. */
  void apply(String name, ObjectNode document, Problems problems) {
    if (changes.containsKey(name)) {
      // What is wrong with it was found when the profiles were taken.
      changes.get(name).apply(document, new Problems(""));
    } else if (!name.isEmpty() && !name.equals(FULL)) {
      String hint = Spelling.hint(name, names());
      problems.add(
          POINTER,
          "there is no profile "
              + Words.shortened(name)
              + (hint.isEmpty()
                  ? "; the profiles are: "
                      + names().stream().sorted().collect(Collectors.joining(", "))
                      + ". "
                      + howToWrite(name)
                  : hint));
    }
  }

  /** The member of an experiment that would make a profile of this name. */
  private static String howToWrite(String name) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject(MEMBER).putObject(Words.shortened(name)).put("/training/steps", 500);
    String text = document.toString();
    return "To have it, add for example " + text.substring(1, text.length() - 1);
  }
}
