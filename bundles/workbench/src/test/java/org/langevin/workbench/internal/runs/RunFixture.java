package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.files.Checksums;
import org.langevin.workbench.internal.files.FolderLock;
import org.langevin.workbench.internal.files.Hashes;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.progress.Cancellation;

/** Runs that are composed by hand. */
final class RunFixture {
  private RunFixture() {}

  /** Begins a run, or takes it up where it stopped; gives the warnings. */
  static List<String> work(Path path, Composition composition, Progress progress)
      throws IOException {
    return work(path, composition, progress, new Cancellation());
  }

  static List<String> work(
      Path path, Composition composition, Progress progress, Cancellation cancellation)
      throws IOException {
    RunFolder folder = new RunFolder(Files.createDirectories(path));
    List<String> warnings = new ArrayList<>();
    try (FolderLock lock = FolderLock.take(folder.path())) {
      RunRecord record;
      if (Files.exists(folder.record())) {
        record = RunRecord.open(folder, lock);
        record.verify().forEach(damage -> warnings.add(damage.toString()));
      } else {
        record =
            RunRecord.begin(
                folder,
                lock,
                new Experiment("test", "", Json.object()),
                composition,
                2,
                Json.object());
      }
      record.setRunning();
      new RunWork(folder, record, composition, progress, cancellation, warnings::add)
          .finish(Optional.empty());
    }
    return warnings;
  }

  /** Puts another document into the place of one, as if the run had been begun with it. */
  static void exchange(Path run, String name, ObjectNode document) throws IOException {
    Json.write(run.resolve(name), document);
    ObjectNode record = Json.readSealed(run.resolve("run.json"));
    ((ObjectNode) record.at("/done/documents")).set(name, Checksums.of(run.resolve(name)));
    Json.writeSealed(run.resolve("run.json"), record);
  }

  /** What must be the same for each run of an experiment: hashes of results, by their paths. */
  static Map<String, String> results(Path folder) throws IOException {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.startsWith("checkpoint") && !name.equals("run.json") && !name.equals(".lock")) {
          results.put(name, Hashes.of(HexFormat.of().formatHex(Files.readAllBytes(file))));
        }
      }
    }
    return results;
  }
}
