package org.langevin.workbench.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** JSON objects in files, written the same way on every machine. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  /** The member that holds the SHA-256 of the others, as they are written without blanks. */
  private static final String SEAL = "sha256";

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Reads an object. */
  public static ObjectNode read(Path source) throws IOException {
    try {
      return parse(source, Files.readString(source));
    } catch (IOException e) {
      throw FileProblem.reading(source, e);
    }
  }

  /** Reads an object; an empty one if there is no such file. */
  public static ObjectNode readIfThere(Path source) throws IOException {
    try {
      return parse(source, Files.readString(source));
    } catch (NoSuchFileException e) {
      return object();
    } catch (IOException e) {
      throw FileProblem.reading(source, e);
    }
  }

  private static ObjectNode parse(Path source, String text) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw FileProblem.content(source, "is damaged: " + e.getOriginalMessage());
    }
    throw FileProblem.content(source, "is damaged: it holds no JSON object");
  }

  /** The text of an object as it goes into a file. */
  public static String text(ObjectNode object) {
    try {
      return WRITER.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An object as it would be read from its file: only so does it equal one that was. A number that
   * a person wrote keeps its digits, one that was read is a double.
   */
  public static ObjectNode copy(ObjectNode object) {
    try {
      return (ObjectNode) MAPPER.readTree(text(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes an object atomically. */
  public static void write(Path target, ObjectNode object) throws IOException {
    AtomicFiles.write(target, out -> out.write(text(object).getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes an object atomically, sealed by the SHA-256 of itself. */
  public static void writeSealed(Path target, ObjectNode object) throws IOException {
    ObjectNode sealed = copy(object);
    sealed.remove(SEAL);
    sealed.put(SEAL, Hashes.of(sealed.toString()));
    write(target, sealed);
  }

  /**
   * Reads an object that was sealed; the seal is taken off.
   *
   * @throws IOException if there is none, or it was changed since
   */
  public static ObjectNode readSealed(Path source) throws IOException {
    ObjectNode object = read(source);
    JsonNode seal = object.remove(SEAL);
    if (seal == null || !seal.asText().equals(Hashes.of(object.toString()))) {
      throw FileProblem.content(
          source, "is damaged: it was changed after it had been written (its sha256 is wrong)");
    }
    return object;
  }
}
