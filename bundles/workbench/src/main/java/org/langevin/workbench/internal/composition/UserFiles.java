package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Items;
import org.langevin.workbench.internal.files.Checksums;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.ItemFiles;
import org.langevin.workbench.internal.files.Narrowing;

/**
 * The files of the user's that the parts of one composition read, each noted with what tells it
 * again: the path as it was given, the whole path, the length and the SHA-256. What an earlier
 * composition of the same experiment noted has to be there still.
 */
final class UserFiles {
  private static final String FILE = "file";
  private static final String PATH = "path";

  private final Map<String, JsonNode> before = new LinkedHashMap<>();
  private final Map<String, ObjectNode> noted = new LinkedHashMap<>();

  /**
   * No file is read yet.
   *
   * @param before what {@link #json} was; a missing node if this is the first composition
   */
  UserFiles(JsonNode before) {
    before.forEach(note -> this.before.put(note.path(FILE).asText(), note));
  }

  /**
   * Reads items, in float32.
   *
   * @param notices hears what a user should know of the file
   * @throws IOException if the file is not there, holds no items, or is not the one that it was
   */
  Items read(String file, Optional<String> array, Consumer<String> notices) throws IOException {
    JsonNode earlier = before.get(file);
    Path source = earlier == null ? path(file) : found(path(file), path(earlier));
    if (Files.exists(source) && !Files.isRegularFile(source)) {
      throw FileProblem.content(source, "is no regular file, so a run could not read it again");
    }
    if (earlier != null) {
      refuseAnother(source, earlier);
    }
    note(file, source);
    Items items = ItemFiles.read(source, array, notices);
    Narrowing.lost(items).ifPresent(message -> notices.accept(source + ": " + message));
    try {
      return Items.of(items.shape(), items.toArray());
    } catch (InvalidExperimentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Path path(JsonNode note) throws IOException {
    return path(note.path(PATH).asText());
  }

  private static Path path(String file) throws IOException {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new IOException("this is no path of a file here: " + e.getMessage(), e);
    }
  }

  /** Where it was, from whatever folder the experiment is gone on with; or where it is now. */
  private static Path found(Path given, Path before) {
    return Files.exists(before) ? before : given;
  }

  private static void refuseAnother(Path source, JsonNode note) throws IOException {
    Optional<String> damage = Checksums.damage(source, note);
    if (damage.isPresent()) {
      throw FileProblem.content(
          source,
          damage.get()
              + ", but the run began with the file whose SHA-256 is "
              + note.path("sha256").asText()
              + "; bring that one back, or begin a new run");
    }
  }

  private void note(String file, Path source) throws IOException {
    try {
      ObjectNode note = JsonNodeFactory.instance.objectNode();
      note.put(FILE, file).put(PATH, source.toAbsolutePath().normalize().toString());
      noted.put(file, note.setAll(Checksums.of(source)));
    } catch (IOException e) {
      throw FileProblem.reading(source, e);
    }
  }

  /** What was noted of each file, in the order in which they were first read. */
  ArrayNode json() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    noted.values().forEach(json::add);
    return json;
  }
}
