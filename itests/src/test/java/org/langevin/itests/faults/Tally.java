package org.langevin.itests.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often what happened, and what went wrong. */
final class Tally {
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  /** Something happened once more. */
  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Something that has to hold of a command that was disturbed, or went on after that. */
  void check(String disturbance, boolean holds, String otherwise, Command.Ended ended) {
    if (!holds) {
      String said = ended.err().strip().replaceAll("[\r\n]+", " | ");
      String failure = disturbance + ": " + otherwise + "; " + said;
      System.err.println(failure);
      failures.add(failure);
    }
  }

  /** One line for each disturbance that something was lost by. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach((what, count) -> text.append(count).append("  ").append(what).append('\n'));
    failures.forEach(failure -> text.append("FAILED  ").append(failure).append('\n'));
    return text.toString();
  }
}
