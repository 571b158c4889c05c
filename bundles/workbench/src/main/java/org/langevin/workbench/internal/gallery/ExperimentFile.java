package org.langevin.workbench.internal.gallery;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.InvalidRequestException;

/** Reads experiments' files. */
final class ExperimentFile {
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
      return StrictJson.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException(source, pointer(e), message(e));
    } catch (IOException e) {
      throw new InvalidRequestException(source, "", file + " cannot be read: " + e);
    }
  }

  private static String message(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    String where =
        place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
    return where + "this is no valid JSON: " + e.getOriginalMessage();
  }

  private static String pointer(JsonProcessingException e) {
    return e.getProcessor() instanceof JsonParser parser
        ? parser.getParsingContext().pathAsPointer().toString()
        : "";
  }
}
