package org.langevin.workbench.internal.findings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.langevin.workbench.Expectation;
import org.langevin.workbench.Warning;

/** Expectations and warnings in a run's or a sweep's file. */
public final class FindingsJson {
  /** The member that holds the expectations. */
  public static final String EXPECTATIONS = "expectations";

  /** The member that holds the warnings. */
  public static final String WARNINGS = "warnings";

  private FindingsJson() {}

  /** Adds an expectation to a list. */
  public static void add(Expectation expectation, ArrayNode list) {
    list.addObject()
        .put("pointer", expectation.pointer())
        .put("subject", expectation.subject())
        .put("expected", expectation.expected())
        .put("found", expectation.found())
        .put("holds", expectation.holds());
  }

  /** Adds a warning to a list. */
  public static void add(Warning warning, ArrayNode list) {
    list.addObject()
        .put("kind", warning.kind())
        .put("part", warning.part())
        .put("message", warning.message());
  }

  /** Reads a list of expectations. */
  public static List<Expectation> expectations(JsonNode list) {
    List<Expectation> expectations = new ArrayList<>();
    for (JsonNode entry : list) {
      expectations.add(
          new Expectation(
              entry.path("pointer").asText(),
              entry.path("subject").asText(),
              entry.path("expected").asText(),
              entry.path("found").asText(),
              entry.path("holds").asBoolean()));
    }
    return expectations;
  }

  /** Reads a list of warnings. */
  public static List<Warning> warnings(JsonNode list) {
    List<Warning> warnings = new ArrayList<>();
    for (JsonNode entry : list) {
      warnings.add(
          new Warning(
              entry.path("kind").asText(),
              entry.path("part").asText(),
              entry.path("message").asText()));
    }
    return warnings;
  }
}
