package org.langevin.numerics.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that native libraries can be unpacked to and loaded from: it can be written to, has
 * room, and its file system lets code run.
 */
final class NativeFolder {
  /** The environment variable that names the folder. */
  static final String SETTING = "LANGEVIN_CACHE";

  private final Path path;
  private final Map<String, Long> libraries;

  private NativeFolder(Path path, Map<String, Long> libraries) {
    this.path = path;
    this.libraries = libraries;
  }

  /**
   * What was found.
   *
   * @param folder the first that works
   * @param problems of those before it, in sentences
   */
  record Choice(NativeFolder folder, List<String> problems) {}

  /**
   * Chooses the first folder that works; those that do not exist are made.
   *
   * @param libraries the sizes, in bytes, of all libraries by their paths
   * @throws IOException naming all folders, what each lacks, and the setting
   */
  static Choice choose(List<Path> candidates, Map<String, Long> libraries) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path candidate : candidates) {
      NativeFolder folder = new NativeFolder(candidate, libraries);
      Optional<String> problem = folder.problem();
      if (problem.isEmpty()) {
        return new Choice(folder, problems);
      }
      problems.add(problem.get());
    }
    throw new IOException(
        "native libraries need a folder: "
            + String.join("; ", problems)
            + ". Name another by "
            + SETTING);
  }

  Path path() {
    return path;
  }

  /** What keeps libraries from being loaded from here, or nothing. */
  Optional<String> problem() {
    try {
      Files.createDirectories(path);
      Path probe = Files.createTempFile(path, ".probe", "");
      try {
        Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("rwx------"));
        // Not so on a file system that is mounted with "noexec", whatever the permissions.
        if (!Files.isExecutable(probe)) {
          return Optional.of(path + " is on a file system that lets no code run (noexec)");
        }
      } finally {
        Files.deleteIfExists(probe);
      }
      return lackOfSpace();
    } catch (IOException e) {
      return Optional.of(path + " cannot be written to (" + reason(e) + ")");
    }
  }

  private Optional<String> lackOfSpace() throws IOException {
    long wanted = 0;
    for (Map.Entry<String, Long> library : libraries.entrySet()) {
      Path file = path.resolve(Path.of(library.getKey()).getFileName());
      long there = Files.isRegularFile(file) ? Files.size(file) : 0;
      wanted += Math.max(0, library.getValue() - there);
    }
    // Not of the file store, which is found by a table of mounts that a chroot may lack.
    long free = path.toFile().getUsableSpace();
    return free >= wanted
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s has %d MB of free space, and %d MB are needed",
                path,
                free >> 20,
                (wanted >> 20) + 1));
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.substring(message.lastIndexOf(": ") + 1).strip();
  }
}
