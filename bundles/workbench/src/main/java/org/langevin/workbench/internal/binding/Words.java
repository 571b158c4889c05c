package org.langevin.workbench.internal.binding;

import com.fasterxml.jackson.databind.JsonNode;

/** Speaks of JSON values in messages. */
final class Words {
  private static final int LONGEST = 60;

  private Words() {}

  /** For example {@code the text "abc"} or {@code an array}. */
  static String describe(JsonNode json) {
    return switch (json.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "the text " + quote(json.textValue());
      case NUMBER -> "the number " + json.asText();
      case BOOLEAN -> json.asText();
      case NULL, MISSING -> "null";
      default -> "a " + json.getNodeType();
    };
  }

  /** A string in quotes, shortened if it is long. */
  static String quote(String text) {
    return '"' + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...") + '"';
  }
}
