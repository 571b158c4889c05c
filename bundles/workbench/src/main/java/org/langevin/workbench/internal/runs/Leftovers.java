package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.training.Checkpoints;

/** What a process that was killed, or that met a full disk, leaves in a run's folder. */
final class Leftovers {
  private Leftovers() {}

  /** Removes it. The lock must be held. */
  static void sweep(RunFolder folder) throws IOException {
    try {
      AtomicFiles.delete(folder.checkpoints().resolve(Checkpoints.UNFINISHED));
      Files.deleteIfExists(folder.reserve());
      for (Path file : temporary(folder.path())) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw FileProblem.reading(folder.path(), e.getCause());
    } catch (IOException e) {
      throw FileProblem.writing(folder.path(), e);
    }
  }

  private static List<Path> temporary(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(AtomicFiles::isTemporary).filter(Files::isRegularFile).toList();
    }
  }

  /**
   * Whether this is a folder in which a run began that never came to its record: it holds nothing
   * but the run's lock and documents, whole or not.
   */
  static boolean areAll(RunFolder folder) throws IOException {
    if (!Files.exists(folder.lock()) || Files.exists(folder.record())) {
      return false;
    }
    List<Path> own =
        List.of(folder.lock(), folder.reserve(), folder.experiment(), folder.resolved());
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.allMatch(file -> own.contains(file) || AtomicFiles.isTemporary(file));
    }
  }

  /** Removes what a run left that never came to its record. The lock must be held. */
  static void removeBegun(RunFolder folder) throws IOException {
    sweep(folder);
    Files.deleteIfExists(folder.experiment());
    Files.deleteIfExists(folder.resolved());
  }
}
