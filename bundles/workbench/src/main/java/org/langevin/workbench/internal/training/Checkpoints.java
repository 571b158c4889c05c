package org.langevin.workbench.internal.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.AtomicFiles.Content;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.Hashes;
import org.langevin.workbench.internal.files.Json;

/**
 * A run's folder {@code checkpoint/}: the last two checkpoints, each a folder named by its step
 * that appears there whole or not at all. Its {@code checkpoint.json} holds the step, the state,
 * the length and SHA-256 of each other file, and the SHA-256 of itself without that member.
 */
public final class Checkpoints {
  private static final int FORMAT = 1;
  private static final int KEPT = 2;
  private static final String DESCRIPTION = "checkpoint.json";
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final Consumer<String> warnings;

  /**
   * The checkpoints of a run.
   *
   * @param folder need not exist yet
   * @param warnings hears of checkpoints that are damaged
   */
  public Checkpoints(Path folder, Consumer<String> warnings) {
    this.folder = folder;
    this.warnings = warnings;
  }

  /** Adds a checkpoint and removes all but the last two. */
  public void save(long step, ObjectNode state, Map<String, Content> files) throws IOException {
    Path target = folder.resolve(String.format("%09d", step));
    Path unfinished = folder.resolve(UNFINISHED);
    try {
      Files.createDirectories(folder);
      AtomicFiles.delete(unfinished);
      Files.createDirectory(unfinished);
      ObjectNode description = Json.object();
      description.put("format", FORMAT);
      description.put("step", step);
      description.set("state", state);
      ObjectNode facts = description.putObject("files");
      for (Map.Entry<String, Content> file : files.entrySet()) {
        facts.set(file.getKey(), write(unfinished.resolve(file.getKey()), file.getValue()));
      }
      description.put("sha256", Hashes.of(description.toString()));
      AtomicFiles.write(unfinished.resolve(DESCRIPTION), Json.text(description));
      AtomicFiles.force(unfinished);
      // What stands there already is damaged: a good one would have been resumed from.
      AtomicFiles.delete(target);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      AtomicFiles.force(folder);
      List<Path> all = newestFirst();
      for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
        AtomicFiles.delete(old);
      }
    } catch (IOException e) {
      throw FileProblem.writing(target, e);
    }
  }

  private static ObjectNode write(Path file, Content content) throws IOException {
    MessageDigest digest = Hashes.digest();
    AtomicFiles.writeForced(
        file,
        out -> {
          OutputStream digested = new DigestOutputStream(out, digest);
          content.write(digested);
          digested.flush();
        });
    return Json.object().put("bytes", Files.size(file)).put("sha256", Hashes.hex(digest));
  }

  /**
   * The newest checkpoint that is whole; of damaged ones it warns.
   *
   * @return empty if there never was a checkpoint
   * @throws IOException if there are checkpoints, but all are damaged
   */
  public Optional<Checkpoint> newest() throws IOException {
    List<String> damages = new ArrayList<>();
    for (Path candidate : newestFirst()) {
      try {
        Checkpoint checkpoint = open(candidate);
        for (String damage : damages) {
          warnings.accept(damage + "; going on from the checkpoint of step " + checkpoint.step());
        }
        return Optional.of(checkpoint);
      } catch (IOException e) {
        damages.add("the checkpoint " + candidate + " is damaged (" + e.getMessage() + ")");
      }
    }
    if (damages.isEmpty()) {
      return Optional.empty();
    }
    throw FileProblem.content(
        folder,
        "no checkpoint can be used: "
            + String.join("; ", damages)
            + "; restore the folder from a copy, or run the experiment anew");
  }

  private static Checkpoint open(Path folder) throws IOException {
    ObjectNode description = Json.read(folder.resolve(DESCRIPTION));
    JsonNode hash = description.remove("sha256");
    if (hash == null || !hash.asText().equals(Hashes.of(description.toString()))) {
      throw new IOException(DESCRIPTION + " was changed");
    }
    if (description.path("format").asInt() != FORMAT) {
      throw new IOException("format " + description.path("format") + " is not known");
    }
    for (Map.Entry<String, JsonNode> file : description.path("files").properties()) {
      check(folder.resolve(file.getKey()), file.getValue());
    }
    return new Checkpoint(
        folder, description.path("step").asLong(), (ObjectNode) description.get("state"));
  }

  private static void check(Path file, JsonNode facts) throws IOException {
    long bytes = facts.path("bytes").asLong();
    try {
      if (Files.size(file) != bytes) {
        throw new IOException(
            file.getFileName() + " has " + Files.size(file) + " bytes, not " + bytes);
      }
      MessageDigest digest = Hashes.digest();
      byte[] block = new byte[1 << 16];
      try (InputStream in = Files.newInputStream(file)) {
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
          digest.update(block, 0, count);
        }
      }
      if (!Hashes.hex(digest).equals(facts.path("sha256").asText())) {
        throw new IOException(file.getFileName() + " was changed");
      }
    } catch (NoSuchFileException e) {
      throw new IOException(file.getFileName() + " is missing", e);
    }
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d{9,}"))
          .sorted(
              Comparator.comparingLong(
                      (Path entry) -> Long.parseLong(entry.getFileName().toString()))
                  .reversed())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (NotDirectoryException e) {
      throw FileProblem.content(folder, "is a file, but must be a folder; remove it");
    } catch (IOException e) {
      throw FileProblem.reading(folder, e);
    }
  }

  /**
   * A checkpoint that was found whole.
   *
   * @param folder where its files are
   * @param step steps done
   * @param state what is not in files
   */
  public record Checkpoint(Path folder, long step, ObjectNode state) {
    /** One of its files. */
    public Path file(String name) {
      return folder.resolve(name);
    }
  }
}
