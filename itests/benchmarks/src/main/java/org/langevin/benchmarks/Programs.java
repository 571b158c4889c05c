package org.langevin.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The programs that measure workloads: the one that runs them here, and the peers' scripts. */
final class Programs {
  /** The status of a script whose peer is not installed. */
  private static final int MISSING = 3;

  /** What each program is asked for each name. */
  private final Map<String, List<List<String>>> commands = new LinkedHashMap<>();

  /** Names of workloads whose products are counted here. */
  private final Set<String> counted = new LinkedHashSet<>();

  private final Set<String> missing = new HashSet<>();

  /**
   * Asks all of them what they measure.
   *
   * @param home the folder of the scripts
   * @param python the peers' interpreter
   */
  Programs(Path home, String python) throws IOException, InterruptedException {
    String here = home.resolve("run").toString();
    for (String line : output(List.of(here, "--list"))) {
      String[] columns = line.split("\t");
      add(columns[0], List.of(here, columns[0]));
      if (!columns[3].equals("0")) {
        counted.add(columns[0]);
      }
    }
    for (Path script : scripts(home.resolve("peers"))) {
      if (missing.contains(python)) {
        return;
      }
      for (String line : output(List.of(python, script.toString(), "--list"))) {
        String[] words = line.split(" ");
        add(words[0], List.of(python, script.toString(), words[0], words[1]));
      }
    }
  }

  private void add(String name, List<String> command) {
    commands.computeIfAbsent(name, key -> new ArrayList<>()).add(command);
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".py") && !file.endsWith("watch.py"))
          .sorted()
          .toList();
    }
  }

  /** The names of all workloads. */
  Set<String> names() {
    return commands.keySet();
  }

  /** Whether a workload's products are counted. */
  boolean countsProducts(String name) {
    return counted.contains(name);
  }

  /** Lets each program in turn measure a workload; returns their lines. */
  List<String> measure(String name) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (List<String> command : commands.get(name)) {
      if (!missing.contains(peer(command))) {
        lines.addAll(output(command));
      }
    }
    return lines;
  }

  /** A script and what it was asked for: its variants may need different peers. */
  private static String peer(List<String> command) {
    return command.get(1) + " " + command.get(command.size() - 1);
  }

  /** What a command prints; nothing if it fails, which it says itself. */
  private List<String> output(List<String> command) throws InterruptedException {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status == MISSING) {
        missing.add(peer(command));
      }
      return status == 0 ? output.lines().toList() : List.of();
    } catch (IOException e) {
      System.err.println(e.getMessage());
      missing.add(command.get(0));
      return List.of();
    }
  }
}
