package org.langevin.workbench.internal.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Sweeps.Trial;

/** What {@code table.csv} holds: a line for each trial. */
final class SweepTable {
  private SweepTable() {}

  static String of(SweepPlan plan, List<Optional<RunInfo>> runs, List<Trial> trials) {
    List<String> metrics =
        trials.stream().flatMap(trial -> trial.metrics().keySet().stream()).distinct().toList();
    StringBuilder text = new StringBuilder("trial");
    plan.axes().forEach(axis -> text.append(',').append(quoted(axis)));
    metrics.forEach(metric -> text.append(',').append(quoted(metric)));
    text.append(",notes,seconds\n");
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      text.append(i + 1);
      plan.axes().forEach(axis -> text.append(',').append(quoted(cell(trial.values().get(axis)))));
      metrics.forEach(
          metric ->
              text.append(',')
                  .append(trial.metrics().containsKey(metric) ? trial.metrics().get(metric) : ""));
      text.append(',')
          .append(quoted(notes(trial)))
          .append(',')
          .append(
              runs.get(i).map(run -> String.format(Locale.ROOT, "%.1f", run.seconds())).orElse(""))
          .append('\n');
    }
    return text.toString();
  }

  /** For example {@code drift-to-noise of ula; not as expected: w of ula}. */
  private static String notes(Trial trial) {
    return Stream.concat(
            trial.warnings().stream().map(warning -> warning.kind() + " of " + warning.part()),
            trial.expectations().stream()
                .filter(expectation -> !expectation.holds())
                .map(expectation -> "not as expected: " + expectation.subject()))
        .collect(Collectors.joining("; "));
  }

  private static String cell(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
