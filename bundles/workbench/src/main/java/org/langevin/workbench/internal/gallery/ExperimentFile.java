package org.langevin.workbench.internal.gallery;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.InvalidRequestException;

/** Reads experiments' files. */
final class ExperimentFile {
  private static final List<String> OTHERS = List.of(".yaml", ".yml", ".toml", ".ini", ".py");

  private ExperimentFile() {}

  static ObjectNode read(String source, Path file) throws InvalidRequestException {
    JsonNode document = parse(source, file);
    if (!document.isObject()) {
      throw new InvalidRequestException(
          source, "", "an experiment is a JSON object: {\"dataset\": {\"use\": ...}, ...}");
    }
    return (ObjectNode) document;
  }

  private static JsonNode parse(String source, Path file) throws InvalidRequestException {
    try {
      byte[] contents = Files.readAllBytes(file);
      try {
        return StrictJson.parse(contents);
      } catch (JsonProcessingException e) {
        throw new InvalidRequestException(source, pointer(e), message(e, file, contents));
      }
    } catch (IOException e) {
      throw new InvalidRequestException(source, "", file + " cannot be read: " + e);
    }
  }

  private static String message(JsonProcessingException e, Path file, byte[] contents) {
    JsonLocation place = e.getLocation();
    String where =
        place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
    return where
        + "this is no valid JSON: "
        + reason(e, new String(contents, StandardCharsets.UTF_8))
        + advice(file);
  }

  private static String reason(JsonProcessingException e, String text) {
    if (e.getLocation() != null && isBehindComma(e.getLocation(), text)) {
      return "a comma stands before what closes the object or the array; remove it";
    }
    return e.getOriginalMessage();
  }

  /** Whether a brace or a bracket is there that closes something after a comma. */
  private static boolean isBehindComma(JsonLocation place, String text) {
    int line = 0;
    for (int i = 1; i < place.getLineNr(); i++) {
      line = text.indexOf('\n', line) + 1;
    }
    int at = line + place.getColumnNr() - 1;
    return at >= 0
        && at < text.length()
        && (text.charAt(at) == '}' || text.charAt(at) == ']')
        && text.substring(0, at).stripTrailing().endsWith(",");
  }

  private static String advice(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return OTHERS.stream().anyMatch(name::endsWith)
        ? ". Experiments are written in JSON: convert this file, for example YAML by yq -o json"
        : "";
  }

  private static String pointer(JsonProcessingException e) {
    return e.getProcessor() instanceof JsonParser parser
        ? parser.getParsingContext().pathAsPointer().toString()
        : "";
  }
}
