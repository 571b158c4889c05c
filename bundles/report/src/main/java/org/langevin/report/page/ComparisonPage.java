package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.langevin.workbench.Comparison;

/** The page of a comparison: what several runs gave, what differs in them, and their figures. */
final class ComparisonPage {
  /** The file that holds what is compared. */
  static final String FILE = "comparison.json";

  /** More names make no title. */
  private static final int MOST_NAMES = 4;

  private final JsonNode document;
  private final List<String> problems = new ArrayList<>();
  private final List<Illustration> illustrations;
  private final List<String> runs;
  private final Html page = new Html();

  ComparisonPage(Path folder, List<Illustration> illustrations) {
    this.document = JsonFile.read(folder.resolve(FILE), problems);
    this.illustrations = illustrations;
    this.runs = stream(document.path("runs")).map(run -> run.path("name").asText()).toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  String write() {
    return PageFrame.of(title(), page, this::writeHeader, this::writeSections);
  }

  private String title() {
    if (runs.size() > MOST_NAMES || runs.size() < 2) {
      return "Comparison of " + runs.size() + (runs.size() == 1 ? " run" : " runs");
    }
    int last = runs.size() - 1;
    return String.join(", ", runs.subList(0, last)) + " and " + runs.get(last) + " compared";
  }

  private void writeHeader() {
    problems.forEach(problem -> page.element("p", "problem", problem).raw("\n"));
    for (JsonNode run : document.path("runs")) {
      String state = run.path("state").asText();
      if (!state.equals("done")) {
        page.element("p", "banner", run.path("name").asText() + " is not done: " + state + ".");
      }
    }
  }

  private void writeSections() {
    writeMetrics();
    writeDifferences();
    new FiguresSection(illustrations).write(page);
    if (illustrations.isEmpty() && runs.size() > 1) {
      page.element(
          "p",
          "remark",
          "No figures: these are side by side where a few runs are compared that have some of the"
              + " same name.");
    }
    writeRuns();
  }

  private void writeMetrics() {
    page.raw("<section><h2>Metrics</h2>\n");
    boolean better =
        stream(document.path("metrics")).anyMatch(m -> !m.path("better").asText().isEmpty());
    openTable("Metric");
    for (JsonNode metric : document.path("metrics")) {
      JsonNode figures = metric.path("figures");
      double[] all = stream(figures).mapToDouble(f -> Numbers.read(f.path("value"))).toArray();
      String way = metric.path("better").asText();
      String arrow = way.equals("lower") ? " ↓" : way.equals("higher") ? " ↑" : "";
      page.raw("<tr>").element("th", metric.path("name").asText() + arrow);
      for (String run : runs) {
        JsonNode figure = figures.path(run);
        double value = Numbers.read(figure.path("value"));
        boolean best = Comparison.isBest(value, way, all);
        page.element(
            "td",
            best ? "number best" : "number",
            figure.isMissingNode() ? "" : Numbers.of(value, Numbers.read(figure.path("error"))));
      }
      page.raw("</tr>\n");
      writeFloors(figures);
    }
    document
        .path("samplers")
        .fields()
        .forEachRemaining(sampler -> writeCosts(sampler.getKey(), sampler.getValue()));
    page.raw("</tbody>").closeTable();
    page.element(
        "p",
        "remark",
        (better ? "↓ lower is better, ↑ higher; the best of a row is in bold. " : "")
            + "Floor: what as many samples of the data's own law would give; smaller differences"
            + " may be chance. What was measured against other data, or by a metric with other"
            + " parameters, has a row of its own.");
    page.raw("</section>\n");
  }

  private void writeFloors(JsonNode figures) {
    if (stream(figures).allMatch(figure -> Double.isNaN(Numbers.read(figure.path("floor"))))) {
      return;
    }
    writeRow(
        "floor",
        run -> {
          double floor = Numbers.read(figures.path(run).path("floor"));
          return Double.isNaN(floor) ? "" : Numbers.rough(floor);
        },
        "parameter number");
  }

  private void writeCosts(String sampler, JsonNode costs) {
    writeRow(
        "score evaluations, " + sampler,
        run -> costs.has(run) ? Numbers.of(Numbers.read(costs.path(run).path("evaluations"))) : "",
        "number");
    writeRow(
        "time, " + sampler,
        run -> Numbers.duration(Numbers.read(costs.path(run).path("seconds"))),
        "number");
  }

  private void writeDifferences() {
    JsonNode differences = document.path("differences");
    if (differences.isEmpty()) {
      return;
    }
    page.raw("<section><h2>What differs</h2>\n");
    openTable("");
    for (Map.Entry<String, JsonNode> difference :
        (Iterable<Map.Entry<String, JsonNode>>) differences::fields) {
      JsonNode values = difference.getValue();
      writeRow(
          difference.getKey(),
          run ->
              values.path(run).isTextual()
                  ? values.path(run).asText()
                  : values.path(run).toString(),
          "number");
    }
    page.raw("</tbody>").closeTable();
    page.raw("</section>\n");
  }

  private void openTable(String first) {
    page.openTable("narrow").raw("<thead><tr>").element("th", first);
    runs.forEach(run -> page.element("th", "number", run));
    page.raw("</tr></thead><tbody>\n");
  }

  private void writeRow(String first, Function<String, String> cell, String kind) {
    page.raw("<tr>").element("td", kind.startsWith("parameter") ? "parameter" : "", first);
    runs.forEach(run -> page.element("td", kind, cell.apply(run)));
    page.raw("</tr>\n");
  }

  private void writeRuns() {
    page.raw("<section><h2>Runs</h2>\n").openTable("narrow").raw("<thead><tr>");
    for (String head : List.of("Run", "Experiment", "Title", "State", "Started")) {
      page.element("th", head);
    }
    page.element("th", "number", "Time").raw("</tr></thead><tbody>\n");
    for (JsonNode run : document.path("runs")) {
      page.raw("<tr><th><a href=\"").text(run.path("page").asText()).raw("\">");
      page.text(run.path("name").asText()).raw("</a></th>");
      page.element("td", run.path("source").asText());
      page.element("td", run.path("title").asText());
      page.element("td", run.path("state").asText());
      page.element("td", Numbers.moment(run.path("started").asText()));
      page.element("td", "number", Numbers.duration(Numbers.read(run.path("seconds"))));
      page.raw("</tr>\n");
    }
    page.raw("</tbody>").closeTable();
    page.raw("</section>\n");
  }
}
