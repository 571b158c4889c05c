package org.langevin.workbench.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Members that figures did not have from the beginning, so that the older files are readable. */
final class LaterMembers {
  private LaterMembers() {}

  /** Adds those that a figure and the figures within it lack. */
  static void add(JsonNode figure) {
    switch (figure.path("kind").asText()) {
      case "panels" -> {
        addList(figure, "rows");
        figure.path("panels").forEach(LaterMembers::add);
      }
      case "bar-chart" -> figure.path("groups").forEach(group -> addList(group, "errors"));
      case "line-chart" -> figure.path("curves").forEach(LaterMembers::addPale);
      case "histogram" -> figure.path("densities").forEach(LaterMembers::addPale);
      default -> {
        // All members were there from the beginning.
      }
    }
  }

  private static void addList(JsonNode node, String name) {
    if (node instanceof ObjectNode object && !object.has(name)) {
      object.putArray(name);
    }
  }

  private static void addPale(JsonNode curve) {
    if (curve instanceof ObjectNode object && !object.has("pale")) {
      object.put("pale", false);
    }
  }
}
