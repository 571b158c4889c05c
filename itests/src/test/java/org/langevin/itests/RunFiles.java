package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What runs leave behind, for comparisons to the bit. */
final class RunFiles {
  /** What tells times and machines, and pictures, whose edges each JDK smooths in its own way. */
  private static final Pattern DIFFERENT =
      Pattern.compile(".*\\.(png|svg|html|lock)|.*(checkpoint|resolved|run)\\.json");

  private RunFiles() {}

  /**
   * Runs a command that makes a run, and reads the run's files.
   *
   * @param folder of the command
   * @param words the command, without where the run goes to
   * @param name of the run's folder
   */
  static Map<String, byte[]> of(Langevin langevin, Path folder, List<String> words, String name)
      throws Exception {
    List<String> command = new ArrayList<>(words);
    command.addAll(List.of("--out", name));
    Langevin.Result result = langevin.run(command.toArray(String[]::new));
    assertEquals(result.err(), 0, result.status());
    // Only the workbench's own remarks about so short a run.
    assertFalse(result.err(), result.err().contains("WARNING"));
    Path run = folder.resolve(name);
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(run)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = run.relativize(file).toString();
        if (!DIFFERENT.matcher(path).matches()) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
    assertTrue(files.toString(), files.keySet().stream().anyMatch(RunFiles::isSamples));
    return files;
  }

  private static boolean isSamples(String path) {
    return path.startsWith("samples/");
  }

  /** The same files, of the same bits. */
  static void assertSame(String where, Map<String, byte[]> expected, Map<String, byte[]> files) {
    assertEquals(where, expected.keySet(), files.keySet());
    List<String> different = new ArrayList<>();
    expected.forEach(
        (file, bytes) -> {
          if (!Arrays.equals(bytes, files.get(file))) {
            different.add(file);
          }
        });
    assertEquals(where, List.of(), different);
  }

  /** Writes an experiment that trains a graph of DL4J, and the graph beside it. */
  static void writeGraphExperiment(Path folder, String name) throws IOException {
    try (InputStream graph = RunFiles.class.getResourceAsStream("/graph.json")) {
      Files.copy(graph, folder.resolve("graph.json"));
    }
    Files.writeString(
        folder.resolve(name),
        """
        {
          "dataset": {"use": "gaussian-mixture", "means": [[-2, 0], [2, 0]]},
          "sde": {"use": "simple"},
          "network": {"use": "dl4j", "file": "graph.json", "prediction": "scaled-score"},
          "loss": {"use": "time-denoising"},
          "training": {"steps": 400, "batch": 128},
          "samplers": [{"use": "euler-maruyama", "steps": 50, "count": 500}],
          "metrics": [{"use": "sliced-wasserstein"}]
        }
        """);
  }
}
