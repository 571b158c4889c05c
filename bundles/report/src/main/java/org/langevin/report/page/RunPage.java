package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a run or a sweep. */
final class RunPage {
  private static final String DONE = "done";

  private final RunFolder folder;
  private final List<Illustration> illustrations;
  private final Html page = new Html();

  RunPage(Path folder, List<Illustration> illustrations) {
    this.folder = new RunFolder(folder);
    this.illustrations = illustrations;
  }

  String write() {
    String title = first(folder.document().path("title"), folder.run().path("title"), "Untitled");
    return PageFrame.of(title, page, this::writeHeader, this::writeSections);
  }

  private void writeSections() {
    new MetricsSection(folder.metrics()).write(page);
    new FiguresSection(illustrations).write(page);
    new TrialsSection(folder.run()).write(page);
    new SamplersSection(folder.run().path("samplers"), folder.resolved().path("scores"))
        .write(page);
    writeTraining();
    new CompositionSection(folder).write(page);
    new RunAgainSection(folder, state()).write(page);
    writeTimes();
    writeEnvironment();
  }

  private void writeHeader() {
    for (String member : List.of("description", "paper")) {
      String text = folder.document().path(member).asText("");
      if (!text.isEmpty() && !folder.document().path(member).isNull()) {
        page.element("p", member.equals("paper") ? "Repeats: " + text : text).raw("\n");
      }
    }
    JsonNode run = folder.run();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(folder.isSweep() ? "Sweep" : "Run", first(run.path("id"), folder.id()));
    facts.put("Experiment", run.path("source").asText(""));
    facts.put("Profile", run.path("profile").asText(""));
    facts.put("State", state());
    facts.put("Started", Numbers.moment(run.path("started").asText("")));
    facts.put("Time", Numbers.duration(Numbers.read(run.path("seconds"))));
    facts.put("Threads", run.path("threads").asText(""));
    facts.put("Seed", folder.document().path("seed").asText(""));
    facts.putAll(size());
    page.facts(facts);
    String message = run.path("message").asText("");
    if (!message.isEmpty() && !run.path("message").isNull() && !state().equals(DONE)) {
      page.raw("<div class=\"banner\">");
      if (message.startsWith(state())) {
        page.text(capital(message)).raw("</div>\n");
      } else {
        page.element("b", capital(state()) + ".").text(" " + message).raw("</div>\n");
      }
    }
    folder.problems().forEach(problem -> page.element("p", "problem", problem).raw("\n"));
    new FindingsSection(run, folder.trials()).write(page);
  }

  /**
   * The page is the last that a run makes: with all before it done, the run is; unless a metric is
   * no finite number, which is a failure.
   */
  private String state() {
    if (!folder.run().path("done").has("figures")) {
      return folder.run().path("state").asText("").toLowerCase(Locale.ROOT);
    }
    for (JsonNode metric : folder.run().path("metrics")) {
      if (!metric.path("value").isNumber()) {
        return "failed";
      }
    }
    return DONE;
  }

  /** How large the work was, and how fast it went. */
  private Map<String, String> size() {
    JsonNode facts = folder.run().path("facts");
    Map<String, String> size = new LinkedHashMap<>();
    String shape = facts.path("shape").asText("");
    boolean trained = facts.has("items");
    if (!shape.isEmpty()) {
      size.put(
          "Data",
          trained
              ? Numbers.of(facts.path("items").asDouble()) + " items of shape " + shape
              : "items of shape " + shape);
    }
    if (facts.path("parameters").asLong() > 0) {
      size.put("Parameters", Numbers.of(facts.path("parameters").asDouble()));
    }
    double steps = folder.history().lastStep();
    double seconds = Numbers.read(folder.run().path("phases").path("training"));
    if (steps > 0 && seconds > 0) {
      size.put("Training", Numbers.rough(steps / seconds) + " steps/s");
    }
    return size;
  }

  private static String capital(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private void writeTraining() {
    History history = folder.history();
    if (history.isEmpty()) {
      return;
    }
    page.raw("<section><h2>Training</h2>\n").openTable("narrow").raw("<thead><tr><th></th>");
    page.element("th", "number", "Last").element("th", "number", "Smallest");
    page.raw("</tr></thead><tbody>\n");
    history
        .columns()
        .forEach(
            (name, column) -> {
              if (Double.isNaN(History.last(column))) {
                return;
              }
              page.raw("<tr>").element("th", name.replace('_', ' ').replace('-', ' '));
              page.element("td", "number", Numbers.of(History.last(column)));
              page.element(
                      "td",
                      "number",
                      name.contains("loss") ? Numbers.of(History.smallest(column)) : "")
                  .raw("</tr>\n");
            });
    page.raw("</tbody>").closeTable().raw("</section>\n");
  }

  private void writeTimes() {
    Map<String, String> times = new LinkedHashMap<>();
    folder
        .run()
        .path("phases")
        .fields()
        .forEachRemaining(
            phase -> times.put(phase.getKey(), Numbers.duration(Numbers.read(phase.getValue()))));
    if (!times.isEmpty()) {
      page.raw("<section><h2>Time</h2>\n");
      page.facts(times);
      page.raw("</section>\n");
    }
  }

  private void writeEnvironment() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (JsonNode environment :
        List.of(folder.resolved().path("environment"), folder.run().path("environment"))) {
      environment
          .fields()
          .forEachRemaining(
              member ->
                  facts.put(
                      member.getKey(),
                      member.getValue().isTextual()
                          ? member.getValue().textValue()
                          : member.getValue().toString()));
    }
    if (!facts.isEmpty()) {
      page.raw("<section><h2>Environment</h2>\n");
      page.facts(facts);
      page.raw("</section>\n");
    }
  }

  private static String first(JsonNode first, JsonNode second, String otherwise) {
    return first(first, first(second, otherwise));
  }

  private static String first(JsonNode node, String otherwise) {
    String text = node.asText("");
    return text.isEmpty() || node.isNull() ? otherwise : text;
  }
}
