package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The results of a comparison as a table in Markdown: a line for each workload and program. */
final class ComparisonTable {
  private static final String[] COLUMNS = {
    "Workload",
    "program",
    "rate (least to most)",
    "ratio",
    "per processor second",
    "GFLOP/s in products",
    "of the best product",
    "per processor second"
  };

  private ComparisonTable() {}

  static String of(ObjectNode results) {
    StringBuilder table = new StringBuilder(Machine.line(results.withObject("/machine")));
    table.append("; medians, rounds: ").append(results.path("rounds"));
    JsonNode bound = results.path("bestProductGigaflops");
    if (bound.isNumber()) {
      table.append("; the best product makes ").append(number(bound)).append(" GFLOP/s");
    }
    table.append("\n\n| ").append(String.join(" | ", COLUMNS)).append(" |\n");
    table.append("|---".repeat(COLUMNS.length)).append("|\n");
    for (JsonNode workload : results.path("workloads")) {
      String head = "`" + workload.path("name").asText() + "`, " + workload.path("unit").asText();
      for (JsonNode program : workload.path("programs")) {
        table.append("| ").append(String.join(" | ", cells(head, program))).append(" |\n");
        head = "";
      }
    }
    return table.toString();
  }

  private static String[] cells(String head, JsonNode program) {
    return new String[] {
      head,
      program.path("program").asText(),
      number(program.path("value")) + range(program.path("valueRange"), ComparisonTable::number),
      hundredths(program.path("ratio"))
          + range(program.path("ratioRange"), ComparisonTable::hundredths),
      hundredths(program.path("ratioPerProcessorSecond")),
      number(program.path("productGigaflops")),
      percent(program.path("share")),
      percent(program.path("sharePerProcessorSecond"))
    };
  }

  /** How a number is written. */
  @FunctionalInterface
  private interface Format {
    String of(JsonNode number);
  }

  /** Nothing if there was one number only. */
  private static String range(JsonNode ends, Format format) {
    return ends.path(0).equals(ends.path(1))
        ? ""
        : " (" + format.of(ends.path(0)) + " to " + format.of(ends.path(1)) + ")";
  }

  private static String number(JsonNode number) {
    return number.isNumber() ? number.decimalValue().toPlainString() : "";
  }

  private static String hundredths(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.2f", number.asDouble()) : "";
  }

  private static String percent(JsonNode share) {
    return share.isNumber() ? Math.round(100 * share.asDouble()) + " %" : "";
  }
}
