package org.langevin.workbench.internal.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.langevin.api.dataset.DataFile;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.Hashes;

/**
 * The checksums of data files, which are remembered: a file is read again only if its size or the
 * time of its last change is another.
 */
final class Checksums {
  private final Path folder;

  /** Remembers them in a folder, which need not be there. */
  Checksums(Path folder) {
    this.folder = folder;
  }

  /**
   * A file's wrong checksum; empty if it is right or nobody knows the right one.
   *
   * @throws IOException if the file cannot be read
   */
  Optional<String> wrong(Path path, DataFile file) throws IOException {
    if (file.sha256().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(of(path)).filter(actual -> !isRight(actual, file));
  }

  /** Whether a file may have a checksum. */
  static boolean isRight(String actual, DataFile file) {
    return List.of(file.sha256().split(" ")).contains(actual);
  }

  private String of(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path memory = folder.resolve(Hashes.of(absolute.toString()));
    String state = state(absolute);
    Optional<String> known = remembered(memory, state);
    if (known.isPresent()) {
      return known.get();
    }
    String actual;
    try (InputStream stream = Files.newInputStream(absolute)) {
      actual = Sha256.of(stream);
    }
    if (state.equals(state(absolute))) {
      remember(memory, state + actual);
    }
    return actual;
  }

  private static String state(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return String.format(
        Locale.ROOT, "%d %s ", attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  private static Optional<String> remembered(Path memory, String state) {
    try {
      String text = Files.readString(memory);
      return text.startsWith(state)
          ? Optional.of(text.substring(state.length()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void remember(Path memory, String text) {
    try {
      AtomicFiles.createFolders(folder);
      AtomicFiles.write(memory, text);
    } catch (IOException e) {
      // Then it is computed again.
      return;
    }
  }
}
