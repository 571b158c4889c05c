package org.langevin.workbench.internal.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.langevin.api.dataset.DataFile;
import org.langevin.workbench.Progress;

/** Finds files of real data, or fetches them. */
public final class DataFiles {
  private final Folders folders;
  private final Checksums checksums;
  private final Download download = new Download();

  /** Looks in these folders. */
  public DataFiles(Folders folders) {
    this.folders = folders;
    this.checksums = new Checksums(folders.cache().resolve("checksums"));
  }

  /**
   * Finds a file: in the configured folders as {@code collection/name} or {@code name}, where
   * systems install it, in the cache, and last on the net. Wherever it is, it has the right
   * SHA-256, if that is known; if the one in the cache has not, it is fetched anew.
   *
   * @throws IOException if it is nowhere to be had, or another file stands in its place; the
   *     message says where was looked and what to do
   */
  public Path locate(DataFile file, Progress progress) throws IOException {
    Path cached = folders.cache().resolve(file.collection()).resolve(file.name());
    List<Path> places =
        Stream.of(
                folders.data().stream()
                    .flatMap(
                        folder ->
                            Stream.of(
                                folder.resolve(file.collection()).resolve(file.name()),
                                folder.resolve(file.name()))),
                file.installed().stream().map(folder -> Path.of(folder, file.name())),
                Stream.of(cached))
            .flatMap(stream -> stream)
            .toList();
    List<String> failures = new ArrayList<>();
    for (Path path : places) {
      if (Files.isRegularFile(path) && Files.isReadable(path)) {
        Optional<String> wrong = checksums.wrong(path, file);
        if (wrong.isEmpty()) {
          return path;
        }
        String failure = wrong(path, wrong.get(), file);
        if (!path.equals(cached)) {
          throw new IOException(failure + "; replace it, or take it away");
        }
        failures.add(failure);
      }
    }
    return fetch(file, cached, places, failures, progress);
  }

  private static String wrong(Path path, String actual, DataFile file) {
    return path
        + " is another file or damaged: its SHA-256 is "
        + actual
        + " instead of "
        + file.sha256().replace(" ", " or ");
  }

  private Path fetch(
      DataFile file, Path target, List<Path> places, List<String> failures, Progress progress)
      throws IOException {
    for (URI source : file.sources()) {
      try {
        download.fetch(source, target, file, progress);
        return target;
      } catch (DownloadException e) {
        failures.add(e.getMessage());
      }
    }
    throw new IOException(message(file, places, failures));
  }

  private static String message(DataFile file, List<Path> places, List<String> failures) {
    StringBuilder message = new StringBuilder();
    message.append(file.name()).append(" of ").append(file.collection());
    message.append(" is in none of these places:");
    places.forEach(place -> message.append("\n  ").append(place));
    failures.forEach(failure -> message.append("\n  ").append(failure));
    message.append("\nPut it into a folder ").append(file.collection());
    message.append(" and name that folder's parent in LANGEVIN_DATA");
    return message.toString();
  }
}
