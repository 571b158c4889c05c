package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** What one program measured of one workload: a line of JSON for each round in which it did. */
final class Turns {
  private final Map<Integer, JsonNode> lines = new TreeMap<>();

  void add(int round, JsonNode line) {
    lines.put(round, line);
  }

  /** The number of a member in each round, from the least to the most. */
  double[] numbers(String member) {
    return lines.values().stream().flatMapToDouble(line -> number(line, member)).sorted().toArray();
  }

  /** What the others' number is in units of this one, in each round in which both have one. */
  double[] ratios(Turns others, String member) {
    return lines.entrySet().stream()
        .filter(turn -> others.lines.containsKey(turn.getKey()))
        .flatMapToDouble(
            turn ->
                number(turn.getValue(), member)
                    .flatMap(
                        own ->
                            number(others.lines.get(turn.getKey()), member)
                                .map(other -> other / own)))
        .sorted()
        .toArray();
  }

  private static DoubleStream number(JsonNode line, String member) {
    JsonNode number = line.path(member);
    return number.isNumber() ? DoubleStream.of(number.asDouble()) : DoubleStream.empty();
  }

  /** The middle of numbers in their order; NaN if there are none. */
  static double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
