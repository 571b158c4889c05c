package org.langevin.inventory;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is said about components: of jars, or of what was put into a jar of ours.
 *
 * @param jar the artifact of the jar that holds it; empty for a jar as a whole
 * @param what matches the artifact of a jar as a whole, or the beginnings of entries within
 * @param component the component's name for a part: {@code group:artifact:version} of a Maven
 *     artifact or {@code name:version} of another; empty for a jar
 * @param license its licences, as SPDX writes them
 * @param everywhere whether it is there on each platform
 */
record Rule(String jar, Pattern what, String component, String license, boolean everywhere) {
  private static final int COLUMNS = 4;
  private static final String SOMEWHERE = "?";

  /**
   * Reads a line {@code jar | what | component | license}, which begins with a question mark if it
   * is about nothing on some platforms.
   */
  static Rule of(String line) {
    boolean everywhere = !line.startsWith(SOMEWHERE);
    String rule = everywhere ? line : line.substring(SOMEWHERE.length());
    List<String> cells = List.of(rule.split("\\|", -1)).stream().map(String::strip).toList();
    if (cells.size() != COLUMNS || cells.get(COLUMNS - 1).isEmpty()) {
      throw new IllegalArgumentException("no jar | what | component | license: " + line);
    }
    return new Rule(
        cells.get(0),
        Pattern.compile(cells.get(1).replace("~", "|")),
        cells.get(2),
        cells.get(3),
        everywhere);
  }

  /** The single licences that are named. */
  Set<String> licenses() {
    return Set.of(license.split(" (?:AND|OR) "));
  }
}
