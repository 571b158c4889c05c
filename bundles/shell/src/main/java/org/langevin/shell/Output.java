package org.langevin.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** How commands write results. */
public final class Output {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Output() {}

  /** An empty JSON object. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** An empty JSON array. */
  public static ArrayNode array() {
    return JSON.createArrayNode();
  }

  /** Any bean, record, list or map as JSON. */
  public static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  /** Writes JSON and a line end. */
  public static void print(PrintStream out, JsonNode node) {
    try {
      out.println(JSON.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    out.flush();
  }

  /** Reads JSON text; text that is not JSON becomes a string. */
  public static JsonNode value(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isMissingNode() ? JSON.getNodeFactory().textNode(text) : node;
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  /** A number with four significant digits or more. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.2f" : "%.4f", value);
  }

  /** For example {@code 3 min 12 s}. */
  public static String duration(double seconds) {
    if (Double.isNaN(seconds)) {
      return "?";
    }
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    Duration duration = Duration.ofSeconds(Math.round(seconds));
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return duration.toSeconds() + " s";
  }
}
