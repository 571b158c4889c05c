package org.langevin.workbench.internal.runs;

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
    RunRecord record =
        Files.exists(folder.record())
            ? RunRecord.read(folder)
            : RunRecord.begin(folder, new Experiment("test", "", Json.object()), composition, 2);
    record.setRunning();
    List<String> warnings = new ArrayList<>();
    new RunWork(folder, record, composition, progress, cancellation, warnings::add)
        .finish(Optional.empty());
    return warnings;
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
