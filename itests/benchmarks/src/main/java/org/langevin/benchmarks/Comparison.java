package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;

/** Runs workloads here and in their peers in turns, and prints a table of both. */
public final class Comparison {
  private static final String OURS = "Langevin";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path home;
  private final String python;
  private final int rounds;

  /** The lines of each workload, by who printed them. */
  private final Map<String, Map<String, List<JsonNode>>> lines = new LinkedHashMap<>();

  private Comparison(Path home, String python, int rounds) {
    this.home = home;
    this.python = python;
    this.rounds = rounds;
  }

  /** The arguments are the folder of the scripts, the interpreter, the rounds, and names. */
  public static void main(String[] arguments) throws Exception {
    new Comparison(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]))
        .compare(Arrays.asList(arguments).subList(3, arguments.length));
  }

  private void compare(List<String> asked) throws Exception {
    List<String> here =
        run(List.of(home.resolve("run").toString(), "--list")).stream()
            .map(line -> line.split("\t")[0])
            .toList();
    Map<String, List<List<String>>> peers = peers();
    List<String> names = new ArrayList<>(asked.isEmpty() ? here : asked);
    if (asked.isEmpty()) {
      peers.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    }
    for (int round = 0; round < rounds; round++) {
      for (String name : names) {
        if (here.contains(name)) {
          take(name, OURS, List.of(home.resolve("run").toString(), name));
        }
        for (List<String> peer : peers.getOrDefault(name, List.of())) {
          take(name, peer.get(peer.size() - 1), peer);
        }
      }
    }
    print();
  }

  /** The commands that measure each name in a peer. */
  private Map<String, List<List<String>>> peers() throws IOException, InterruptedException {
    Map<String, List<List<String>>> peers = new LinkedHashMap<>();
    List<Path> scripts;
    try (Stream<Path> files = Files.list(home.resolve("peers"))) {
      scripts =
          files
              .filter(file -> file.toString().endsWith(".py") && !file.endsWith("watch.py"))
              .sorted()
              .toList();
    }
    for (Path script : scripts) {
      for (String line : run(List.of(python, script.toString(), "--list"))) {
        String[] words = line.split(" ");
        peers
            .computeIfAbsent(words[0], name -> new ArrayList<>())
            .add(List.of(python, script.toString(), words[0], words[1]));
      }
    }
    return peers;
  }

  private void take(String name, String who, List<String> command)
      throws IOException, InterruptedException {
    for (String line : run(command)) {
      System.err.println(line);
      lines
          .computeIfAbsent(name, key -> new LinkedHashMap<>())
          .computeIfAbsent(who, key -> new ArrayList<>())
          .add(MAPPER.readTree(line));
    }
  }

  /** What a command prints; nothing if it fails, which it says itself. */
  private static List<String> run(List<String> command) throws InterruptedException {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? output.lines().toList() : List.of();
    } catch (IOException e) {
      System.err.println(e.getMessage());
      return List.of();
    }
  }

  private void print() throws IOException {
    System.out.println(machine() + "\n");
    System.out.println(
        "| Workload | unit | " + OURS + " | plain | tuned | ratio to plain | to tuned | GFLOP/s |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    lines.forEach(
        (name, all) -> {
          String unit = all.values().iterator().next().get(0).path("unit").asText();
          System.out.println(
              String.join(
                  " | ",
                  "| `" + name + "`",
                  unit,
                  cell(all, OURS),
                  cell(all, "plain"),
                  cell(all, "tuned"),
                  ratio(all, "plain"),
                  ratio(all, "tuned"),
                  number(median(all.get(OURS), "productGigaflops")) + " |"));
        });
  }

  private String machine() throws IOException {
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.split(":\\s*", 2)[1])
            .orElse("unknown processor");
    String threads = System.getProperty("langevin.benchmark.threads", "0");
    String versions =
        lines.values().stream()
            .flatMap(all -> all.values().stream())
            .map(all -> all.get(0).path("peer").asText())
            .filter(peer -> !peer.isEmpty())
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toCollection(TreeSet::new), set -> String.join(", ", set)));
    return processor
        + ", vectors of "
        + FloatVector.SPECIES_PREFERRED.vectorBitSize()
        + " bits, "
        + (threads.equals("0") ? Runtime.getRuntime().availableProcessors() : threads)
        + " threads, JDK "
        + Runtime.version()
        + (versions.isEmpty() ? "; no peers" : "; " + versions)
        + "; medians of "
        + rounds
        + " rounds (least to most)";
  }

  private static double[] values(List<JsonNode> all, String member) {
    return all == null
        ? new double[0]
        : all.stream()
            .filter(line -> line.path(member).isNumber())
            .mapToDouble(line -> line.path(member).asDouble())
            .sorted()
            .toArray();
  }

  private static double median(List<JsonNode> all, String member) {
    double[] values = values(all, member);
    return values.length == 0 ? Double.NaN : values[values.length / 2];
  }

  private static String cell(Map<String, List<JsonNode>> all, String who) {
    double[] values = values(all.get(who), "value");
    return values.length == 0
        ? ""
        : number(values[values.length / 2])
            + " ("
            + number(values[0])
            + " to "
            + number(values[values.length - 1])
            + ")";
  }

  private static String ratio(Map<String, List<JsonNode>> all, String peer) {
    double ratio = median(all.get(OURS), "value") / median(all.get(peer), "value");
    return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Rounding.significant(value).toPlainString();
  }
}
