package org.langevin.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.langevin.workbench.internal.files.Json;

/** Runs workloads here and in their peers in turns, and prints a table of both. */
public final class Comparison {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Comparison() {}

  /**
   * The arguments are the folder of the scripts, the peers' interpreter, the rounds, the file of
   * the results or nothing, and names.
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      compare(arguments);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void compare(String[] arguments) throws IOException, InterruptedException {
    Programs programs = new Programs(Path.of(arguments[0]), arguments[1]);
    int rounds = rounds(arguments[2]);
    List<String> asked = Arrays.asList(arguments).subList(4, arguments.length);
    for (String name : asked) {
      if (!programs.names().contains(name)) {
        throw new IllegalArgumentException(
            "there is no " + name + "; choose from " + programs.names());
      }
    }
    ComparisonResults results = new ComparisonResults(rounds);
    write(arguments[3], results);
    for (int round = 0; round < rounds; round++) {
      for (String name : withBound(asked, programs)) {
        for (String line : programs.measure(name)) {
          System.err.println(line);
          take(results, round, line);
        }
      }
      write(arguments[3], results);
    }
    System.out.print(ComparisonTable.of(results.json()));
  }

  private static int rounds(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("ROUNDS is a number, not " + text, e);
    }
  }

  private static void write(String file, ComparisonResults results) throws IOException {
    if (!file.isEmpty()) {
      Json.write(Path.of(file).toAbsolutePath(), results.json());
    }
  }

  /** Products come first if they bound one of the workloads; all workloads if none is asked for. */
  private static List<String> withBound(List<String> asked, Programs programs) {
    List<String> names = new ArrayList<>(asked.isEmpty() ? programs.names() : asked);
    if (names.stream().anyMatch(programs::countsProducts)
        && !names.contains(ProductWorkloads.BOUND)) {
      names.add(0, ProductWorkloads.BOUND);
    }
    return names;
  }

  private static void take(ComparisonResults results, int round, String line) {
    JsonNode result = MissingNode.getInstance();
    try {
      result = MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      // Said below.
    }
    if (result.path("name").isTextual() && result.path("value").isNumber()) {
      results.add(round, result);
    } else {
      System.err.println("that is no result, and is left out");
    }
  }
}
