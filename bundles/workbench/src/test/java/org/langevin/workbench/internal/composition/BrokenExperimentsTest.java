package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.binding.Problem;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.gallery.Gallery;

/** Files that somebody might write, and what the workbench answers. */
class BrokenExperimentsTest {
  /** A problem that a file must be refused for. */
  private record Expected(String pointer, String fragment) {}

  @TempDir private Path cache;

  @TestFactory
  Stream<DynamicTest> eachIsRefusedForExactlyItsProblems() throws IOException {
    return expectations().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  @Test
  void everyFileHasItsExpectation() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .sorted()
              .toList();
      assertEquals(expectations().keySet().stream().sorted().toList(), names);
      assertTrue(names.size() >= 30);
    }
  }

  private void check(String name, List<Expected> expected) {
    Path file = folder().resolve(name);
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> compose(file));
    List<Problem> problems = refusal.problems();
    assertEquals(
        expected.stream().map(Expected::pointer).toList(),
        problems.stream().map(Problem::pointer).toList(),
        refusal.getMessage());
    for (int i = 0; i < expected.size(); i++) {
      String fragment = expected.get(i).fragment();
      String message = problems.get(i).message();
      assertTrue(message.contains(fragment), () -> message + " lacks: " + fragment);
      assertEquals(file.toString(), problems.get(i).source());
    }
  }

  private void compose(Path file) throws InvalidRequestException {
    Composer composer = new Composer(FakePlugins.registry(), new Folders(List.of(), cache));
    Experiment experiment =
        new Gallery(composer, cache).load(file.toString(), "", Map.of(), OptionalLong.empty());
    composer.compose(experiment, Progress.NONE);
  }

  /** One line for each problem: file, pointer, what the message contains. */
  private static Map<String, List<Expected>> expectations() throws IOException {
    Map<String, List<Expected>> expectations = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder().resolve("expected.txt"))) {
      String[] columns = line.split(" \\| ", 3);
      expectations
          .computeIfAbsent(columns[0].strip(), name -> new ArrayList<>())
          .add(new Expected(columns[1].strip(), columns[2].strip()));
    }
    return expectations;
  }

  private static Path folder() {
    try {
      return Path.of(BrokenExperimentsTest.class.getResource("broken").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
