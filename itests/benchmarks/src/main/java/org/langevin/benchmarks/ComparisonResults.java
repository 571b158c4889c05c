package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.langevin.workbench.internal.files.Json;

/** What all programs measured so far, beside each other. */
final class ComparisonResults {
  /** The program without a peer's name. */
  static final String OURS = "Langevin";

  private static final String RATE = "value";
  private static final String RATE_OF_PROCESSOR = "perProcessorSecond";
  private static final String PRODUCTS = "productGigaflops";
  private static final String PRODUCT = "product-";

  private final int rounds;
  private final Map<String, String> units = new LinkedHashMap<>();

  /** By the workload's and the program's name. */
  private final Map<String, Map<String, Turns>> all = new LinkedHashMap<>();

  ComparisonResults(int rounds) {
    this.rounds = rounds;
  }

  /** Adds what a program printed. */
  void add(int round, JsonNode line) {
    String name = line.path("name").asText();
    units.putIfAbsent(name, line.path("unit").asText());
    all.computeIfAbsent(name, key -> new LinkedHashMap<>())
        .computeIfAbsent(program(line), key -> new Turns())
        .add(round, line);
  }

  private static String program(JsonNode line) {
    return line.has("peer")
        ? line.path("peer").asText() + ", " + line.path("variant").asText()
        : OURS;
  }

  /**
   * The machine, and for each workload and program medians over the rounds. A ratio is that of the
   * program here to a peer; shares are those of the counted products in the fastest product that
   * any program made, by medians.
   */
  ObjectNode json() throws IOException {
    ObjectNode json = Json.object();
    json.set("machine", Machine.json());
    json.put("rounds", rounds);
    json.put("bestProductGigaflops", Rounding.significant(bestProduct(RATE)));
    ArrayNode workloads = json.putArray("workloads");
    all.forEach((name, programs) -> workloads.add(workload(name, programs)));
    return json;
  }

  private double bestProduct(String member) {
    return all.entrySet().stream()
        .filter(workload -> workload.getKey().startsWith(PRODUCT))
        .flatMap(workload -> workload.getValue().values().stream())
        .mapToDouble(turns -> Turns.median(turns.numbers(member)))
        .max()
        .orElse(Double.NaN);
  }

  private ObjectNode workload(String name, Map<String, Turns> programs) {
    ObjectNode workload = Json.object().put("name", name).put("unit", units.get(name));
    ArrayNode results = workload.putArray("programs");
    Turns ours = programs.getOrDefault(OURS, new Turns());
    double operations = Turns.median(ours.numbers(PRODUCTS)) / Turns.median(ours.numbers(RATE));
    programs.forEach(
        (program, turns) -> {
          ObjectNode result = results.addObject().put("program", program);
          double rate = put(result, RATE, turns.numbers(RATE));
          double ofProcessor = put(result, RATE_OF_PROCESSOR, turns.numbers(RATE_OF_PROCESSOR));
          if (turns != ours) {
            put(result, "ratio", turns.ratios(ours, RATE));
            put(result, "ratioPerProcessorSecond", turns.ratios(ours, RATE_OF_PROCESSOR));
          }
          result.put(PRODUCTS, Rounding.significant(rate * operations));
          result.put("share", Rounding.significant(rate * operations / bestProduct(RATE)));
          result.put(
              "sharePerProcessorSecond",
              Rounding.significant(ofProcessor * operations / bestProduct(RATE_OF_PROCESSOR)));
        });
    return workload;
  }

  /** Writes the median and the range; returns the median. */
  private static double put(ObjectNode result, String name, double[] sorted) {
    double median = Turns.median(sorted);
    result.put(name, Rounding.significant(median));
    if (sorted.length > 0) {
      result
          .putArray(name + "Range")
          .add(Rounding.significant(sorted[0]))
          .add(Rounding.significant(sorted[sorted.length - 1]));
    }
    return median;
  }
}
