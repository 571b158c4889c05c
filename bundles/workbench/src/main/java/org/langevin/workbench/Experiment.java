package org.langevin.workbench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An experiment as it was asked for: the document with its profile and changes applied, not yet
 * composed.
 *
 * @param source the file or gallery id that it came from, for messages
 * @param profile the profile that was applied; empty if none
 * @param changes new values that were applied after the profile, as text, by JSON pointer
 * @param document what to run; has no member {@code profiles} any more
 */
public record Experiment(
    String source, String profile, Map<String, String> changes, ObjectNode document) {
  /** Copies the changes. */
  public Experiment {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /** An experiment without changes. */
  public Experiment(String source, String profile, ObjectNode document) {
    this(source, profile, Map.of(), document);
  }
}
