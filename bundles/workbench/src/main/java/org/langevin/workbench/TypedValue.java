package org.langevin.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.langevin.binding.StrictJson;

/** Values as people type them behind an equals sign. */
public final class TypedValue {
  private TypedValue() {}

  /** What the text is as JSON, if all of it is one value; otherwise a string. */
  public static JsonNode of(String text) {
    try {
      JsonNode json = StrictJson.parse(text);
      return json.isMissingNode() ? TextNode.valueOf(text) : json;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }
}
