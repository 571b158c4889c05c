package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** JSON files as far as they are there. */
final class JsonFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonFile() {}

  /**
   * What a file holds; missing if it is not there or cannot be read.
   *
   * @param problems takes what is to be told to the reader
   */
  static JsonNode read(Path file, List<String> problems) {
    if (!Files.exists(file)) {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      problems.add(problem(file, e));
      return MissingNode.getInstance();
    }
  }

  /** What is told of a file that cannot be read. */
  static String problem(Path file, IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return file.getFileName() + " cannot be read: " + message.lines().findFirst().orElse("");
  }
}
