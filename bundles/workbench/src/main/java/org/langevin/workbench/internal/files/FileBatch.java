package org.langevin.workbench.internal.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.langevin.workbench.internal.files.AtomicFiles.Content;

/**
 * Files below a folder that appear together: all are written beside their places, then all are
 * forced to the disk, then they get their names, then the folders are forced. What is not committed
 * leaves nothing behind.
 */
public final class FileBatch implements AutoCloseable {
  private final Path root;
  private final FolderGuard guard;
  private final Map<Path, Path> unnamed = new LinkedHashMap<>();
  private final Set<Path> appended = new LinkedHashSet<>();
  private final Set<Path> folders = new LinkedHashSet<>();
  private final ObjectNode noted = Json.object();

  /**
   * An empty batch.
   *
   * @param root the folder, which has to exist: it is not made again if it went away
   * @param guard tells whether it did
   */
  public FileBatch(Path root, FolderGuard guard) {
    this.root = root;
    this.guard = guard;
  }

  /** Writes a file, making the folders between it and the root. */
  public void write(Path target, Content content) throws IOException {
    try {
      guard.check();
      prepare(target.getParent());
      Path temporary = AtomicFiles.temporary(target);
      unnamed.put(target, temporary);
      noted.set(name(target), Checksums.write(temporary, content));
    } catch (IOException e) {
      throw FileProblem.writing(target, guard.explained(e));
    }
  }

  /** Takes in a file that was written in place, little by little. */
  public void add(Path file) throws IOException {
    try {
      guard.check();
      noted.set(name(file), Checksums.of(file));
      appended.add(file);
      prepare(file.getParent());
    } catch (IOException e) {
      throw FileProblem.reading(file, guard.explained(e));
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace(File.separatorChar, '/');
  }

  /** Makes a folder below the root, and notes what has to be forced for files in it to last. */
  private void prepare(Path folder) throws IOException {
    if (!folder.equals(root)) {
      prepare(folder.getParent());
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
      }
    }
    folders.add(folder);
  }

  /**
   * Gives the files their names.
   *
   * @return what was noted of each, by its path below the root
   */
  public ObjectNode commit() throws IOException {
    Path current = root;
    try {
      guard.check();
      for (Map.Entry<Path, Path> file : unnamed.entrySet()) {
        current = file.getKey();
        AtomicFiles.force(file.getValue());
      }
      for (Path file : appended) {
        current = file;
        AtomicFiles.force(file);
      }
      for (Map.Entry<Path, Path> file : unnamed.entrySet()) {
        current = file.getKey();
        Files.move(
            file.getValue(),
            current,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      unnamed.clear();
      for (Path folder : folders) {
        current = folder;
        AtomicFiles.forceFolder(folder);
      }
      return noted;
    } catch (IOException e) {
      throw FileProblem.writing(current, guard.explained(e));
    }
  }

  @Override
  public void close() throws IOException {
    for (Path temporary : unnamed.values()) {
      Files.deleteIfExists(temporary);
    }
  }
}
