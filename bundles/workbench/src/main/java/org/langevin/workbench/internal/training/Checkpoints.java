package org.langevin.workbench.internal.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.AtomicFiles.Content;
import org.langevin.workbench.internal.files.Checksums;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.FolderGuard;
import org.langevin.workbench.internal.files.Json;

/**
 * A run's folder {@code checkpoint/}: the last two checkpoints, each a folder named by its step
 * that appears there whole or not at all. Its {@code checkpoint.json} holds the run to which it
 * belongs, the step, the state, the length and SHA-256 of each other file, and the SHA-256 of
 * itself without that member.
 */
public final class Checkpoints {
  private static final int FORMAT = 1;
  private static final int KEPT = 2;
  private static final String DESCRIPTION = "checkpoint.json";

  /** In this folder a checkpoint is made. */
  public static final String UNFINISHED = ".unfinished";

  private static final String OWNER = "run";

  private final Path folder;
  private final String owner;
  private final FolderGuard guard;
  private final Consumer<String> warnings;

  /**
   * The checkpoints of a run.
   *
   * @param folder need not exist yet, but the one above it
   * @param owner tells this run's checkpoints from those of others: a run goes on from its own only
   * @param guard tells whether the folder above went away
   * @param warnings hears of checkpoints that are damaged
   */
  public Checkpoints(Path folder, String owner, FolderGuard guard, Consumer<String> warnings) {
    this.folder = folder;
    this.owner = owner;
    this.guard = guard;
    this.warnings = warnings;
  }

  /** Tells whether the folder above went away. */
  FolderGuard guard() {
    return guard;
  }

  /** Adds a checkpoint and removes all but the last two. */
  public void save(long step, ObjectNode state, Map<String, Content> files) throws IOException {
    Path target = folder(step);
    Path unfinished = folder.resolve(UNFINISHED);
    try {
      guard.check();
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
        AtomicFiles.forceFolder(folder.getParent());
      }
      AtomicFiles.delete(unfinished);
      Files.createDirectory(unfinished);
      write(unfinished, step, state, files);
      // What stands there already is damaged: a good one would have been resumed from.
      AtomicFiles.delete(target);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      AtomicFiles.forceFolder(folder);
      List<Path> all = newestFirst();
      for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
        AtomicFiles.delete(old);
      }
    } catch (IOException e) {
      throw FileProblem.writing(target, guard.explained(e));
    } finally {
      if (Files.exists(unfinished)) {
        // It could be another run's by now.
        guard.check();
        // On a full disk it would keep the state of the run from being written.
        AtomicFiles.delete(unfinished);
      }
    }
  }

  private void write(Path unfinished, long step, ObjectNode state, Map<String, Content> files)
      throws IOException {
    ObjectNode description = Json.object();
    description.put("format", FORMAT);
    description.put(OWNER, owner);
    description.put("step", step);
    description.set("state", state);
    ObjectNode facts = description.putObject("files");
    for (Map.Entry<String, Content> file : files.entrySet()) {
      facts.set(file.getKey(), Checksums.write(unfinished.resolve(file.getKey()), file.getValue()));
    }
    for (String file : files.keySet()) {
      AtomicFiles.force(unfinished.resolve(file));
    }
    Json.writeSealed(unfinished.resolve(DESCRIPTION), description);
  }

  /** Where the checkpoint of a step is. */
  private Path folder(long step) {
    return folder.resolve(String.format(Locale.ROOT, "%09d", step));
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

  /** Whether the newest checkpoint is there and whole. */
  public boolean isNewestWhole() throws IOException {
    Optional<Path> newest = newestFirst().stream().findFirst();
    if (newest.isEmpty()) {
      return false;
    }
    try {
      open(newest.get());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * What describes the newest checkpoint, whole or not; the checksums of its files are in there.
   */
  public Optional<Path> lastDescription() throws IOException {
    return newestFirst().stream().findFirst().map(last -> last.resolve(DESCRIPTION));
  }

  private Checkpoint open(Path folder) throws IOException {
    ObjectNode description = Json.readSealed(folder.resolve(DESCRIPTION));
    if (description.path("format").asInt() != FORMAT) {
      throw new IOException("format " + description.path("format") + " is not known");
    }
    if (!description.path(OWNER).asText().equals(owner)) {
      throw new IOException("it belongs to another run");
    }
    for (Map.Entry<String, JsonNode> file : description.path("files").properties()) {
      Optional<String> damage = Checksums.damage(folder.resolve(file.getKey()), file.getValue());
      if (damage.isPresent()) {
        throw new IOException(file.getKey() + " " + damage.get());
      }
    }
    return new Checkpoint(
        folder, description.path("step").asLong(), (ObjectNode) description.get("state"));
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
