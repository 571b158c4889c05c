package org.langevin.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The warnings of a sweep's trials, those of one kind about one part together. */
public final class TrialWarnings {
  private static final int MOST = 6;

  private TrialWarnings() {}

  /**
   * A line for each kind and part, for example {@code trials 1, 2 and 4, ula: ...}, in the words of
   * the first trial that has it.
   *
   * @param trials of {@code sweep.json}
   */
  public static List<String> lines(JsonNode trials) {
    Map<List<String>, List<Integer>> numbers = new LinkedHashMap<>();
    Map<List<String>, String> words = new LinkedHashMap<>();
    int number = 0;
    for (JsonNode trial : trials) {
      number++;
      for (JsonNode warning : trial.path("warnings")) {
        List<String> key = List.of(warning.path("kind").asText(), warning.path("part").asText());
        numbers.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
        words.putIfAbsent(key, warning.path("message").asText());
      }
    }
    List<String> lines = new ArrayList<>();
    numbers.forEach(
        (key, all) ->
            lines.add(
                named(all)
                    + ", "
                    + key.get(1)
                    + ": "
                    + words.get(key)
                    + (all.size() > 1 ? " (these are trial " + all.get(0) + "'s numbers)" : "")));
    return lines;
  }

  private static String named(List<Integer> numbers) {
    if (numbers.size() == 1) {
      return "trial " + numbers.get(0);
    }
    if (numbers.size() > MOST) {
      List<String> first = numbers.subList(0, MOST).stream().map(String::valueOf).toList();
      return "trials " + String.join(", ", first) + " and " + (numbers.size() - MOST) + " more";
    }
    List<String> all = numbers.stream().map(String::valueOf).toList();
    int last = all.size() - 1;
    return "trials " + String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }
}
