package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.langevin.workbench.Sweeps.Trial;

/**
 * Trials that differ in their seeds only, taken together.
 *
 * @param values what they have in common, by JSON pointer
 * @param trials their numbers, from 1
 * @param means of each metric over those that have it
 * @param deviations of each metric, with n - 1; not there for a single value
 */
record Repeats(
    Map<String, JsonNode> values,
    List<Integer> trials,
    Map<String, Double> means,
    Map<String, Double> deviations) {
  static final String SEED = "/seed";

  /** The groups, in the order of their first trials; nothing if no seeds vary. */
  static Optional<List<Repeats>> of(SweepPlan plan, List<Trial> trials) {
    if (!plan.axes().contains(SEED)) {
      return Optional.empty();
    }
    Map<Map<String, JsonNode>, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      Map<String, JsonNode> values = new LinkedHashMap<>(trials.get(i).values());
      values.remove(SEED);
      groups.computeIfAbsent(values, key -> new ArrayList<>()).add(i + 1);
    }
    List<Repeats> repeats = new ArrayList<>();
    groups.forEach(
        (values, numbers) ->
            repeats.add(
                of(values, numbers, numbers.stream().map(n -> trials.get(n - 1)).toList())));
    return Optional.of(repeats);
  }

  private static Repeats of(
      Map<String, JsonNode> values, List<Integer> numbers, List<Trial> trials) {
    Map<String, Double> means = new LinkedHashMap<>();
    Map<String, Double> deviations = new LinkedHashMap<>();
    for (String metric : SweepFigure.metrics(trials.stream().map(Trial::metrics).toList())) {
      double[] figures =
          trials.stream()
              .filter(trial -> trial.metrics().containsKey(metric))
              .mapToDouble(trial -> trial.metrics().get(metric))
              .toArray();
      double mean = 0;
      for (double figure : figures) {
        mean += figure / figures.length;
      }
      double squares = 0;
      for (double figure : figures) {
        squares += (figure - mean) * (figure - mean);
      }
      means.put(metric, mean);
      if (figures.length > 1) {
        deviations.put(metric, Math.sqrt(squares / (figures.length - 1)));
      }
    }
    return new Repeats(values, numbers, means, deviations);
  }
}
