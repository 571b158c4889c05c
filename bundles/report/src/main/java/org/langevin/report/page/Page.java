package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.report.drawing.Picture;

/** A run's page: one file that needs nothing else. */
public final class Page {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1d1d1f;--soft:#5c5c63;--rule:#d5d5da;--paper:#fff;--box:#f5f5f7}
      @media (prefers-color-scheme:dark){:root{--ink:#e8e8ea;--soft:#a6a6ad;--rule:#47474d;--paper:#1c1c1e;--box:#2a2a2d}}
      body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1.25rem}
      h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}
      h3{font-size:.95rem;margin:1.2rem 0 .3rem}
      h2{font-size:1.15rem;margin:2.2rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--rule)}
      p{margin:.4rem 0}
      small,.remark,figcaption{color:var(--soft)}
      .remark{font-size:.85rem;margin:.25rem 0}
      dl.facts{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:.9rem 0 0}
      dl.facts div{display:flex;gap:.45rem}
      dt{color:var(--soft)}
      dd{margin:0;font-variant-numeric:tabular-nums}
      table{border-collapse:collapse;width:100%;font-size:.9rem}
      th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--rule)}
      .scroll{overflow-x:auto;max-width:100%}
      table.narrow{width:auto}
      table.narrow th,table.narrow td{padding-right:1.6rem}
      thead th{color:var(--soft);font-weight:600;border-bottom:2px solid var(--rule)}
      tbody th{font-weight:600}
      .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      th.number{white-space:normal}
      .best{font-weight:700}
      sup{line-height:0}
      .parameter{color:var(--soft)}
      table.parts td:nth-child(n+3){overflow-wrap:anywhere}
      table.parts td:nth-child(2),table.parts td:nth-child(3){min-width:14rem}
      table.parts td:last-child{min-width:16rem}
      code,pre{font:.85em/1.45 ui-monospace,monospace}
      pre{background:var(--box);padding:.7rem .9rem;border-radius:4px;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
      figure{margin:1.4rem 0}
      figure img{display:block;max-width:100%;height:auto;background:#fff;border-radius:3px}
      figcaption{font-size:.88rem;margin-top:.35rem;max-width:48rem}
      figcaption b{color:var(--ink)}
      .problem{border-left:3px solid #d55e00;padding-left:.7rem}
      .banner{border:1px solid #d55e00;border-left-width:6px;border-radius:4px;background:#d55e0014;padding:.5rem .9rem;margin:1rem 0}
      .banner ul{margin:.25rem 0;padding-left:1.2rem}
      .expected{border-left:6px solid #009e73;padding:.1rem .9rem;margin:1rem 0}
      details{margin:.6rem 0}
      summary{cursor:pointer;color:var(--soft)}
      @media (max-width:40rem){body{padding:0 .9rem;margin:1rem auto}h1{font-size:1.4rem;overflow-wrap:anywhere}}
      @media print{:root{--ink:#000;--soft:#444;--rule:#bbb;--paper:#fff;--box:#f4f4f4}
      body{font-size:9.5pt;max-width:none;margin:0;padding:0}figure,tr,pre{break-inside:avoid}h2{break-after:avoid}
      .scroll{overflow:visible}details:not([open]){display:none}}
      """;

  private static final String DONE = "done";

  private final RunFolder folder;
  private final List<Illustration> illustrations;
  private final Html page = new Html();

  private Page(Path folder, List<Illustration> illustrations) {
    this.folder = new RunFolder(folder);
    this.illustrations = illustrations;
  }

  /**
   * The page of a run.
   *
   * @param folder the run's folder
   * @param illustrations its figures in their order
   */
  public static String of(Path folder, List<Illustration> illustrations) {
    return new Page(folder, illustrations).write();
  }

  private String write() {
    String title = first(folder.document().path("title"), folder.run().path("title"), "Untitled");
    page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.element("title", title + " – Langevin").raw("\n<style>\n" + STYLE + "</style></head>\n");
    page.raw("<body>\n<header>").element("h1", title).raw("\n");
    writeHeader();
    page.raw("</header>\n<main>\n");
    new MetricsSection(folder.metrics()).write(page);
    writeFigures();
    new TrialsSection(folder.run()).write(page);
    new SamplersSection(folder.run().path("samplers"), folder.resolved().path("scores"))
        .write(page);
    writeTraining();
    new CompositionSection(folder).write(page);
    new RunAgainSection(folder, state()).write(page);
    writeTimes();
    writeEnvironment();
    page.raw("</main>\n</body></html>\n");
    return page.toString();
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
    facts.put("Started", moment(run.path("started").asText("")));
    facts.put("Time", Numbers.duration(Numbers.read(run.path("seconds"))));
    facts.put("Threads", run.path("threads").asText(""));
    facts.put("Seed", folder.document().path("seed").asText(""));
    facts.putAll(size());
    writeFacts(facts);
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

  /** An instant, for people. */
  private static String moment(String instant) {
    return instant.matches("\\S+T\\S+Z") ? instant.replace('T', ' ').replace("Z", " UTC") : instant;
  }

  private void writeFacts(Map<String, String> facts) {
    page.raw("<dl class=\"facts\">");
    facts.forEach(
        (name, value) -> {
          if (!value.isEmpty() && !value.equals("null")) {
            page.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
          }
        });
    page.raw("</dl>\n");
  }

  private void writeFigures() {
    if (illustrations.isEmpty()) {
      return;
    }
    page.raw("<section><h2>Figures</h2>\n");
    int number = 0;
    for (Illustration illustration : illustrations) {
      number++;
      if (!illustration.problem().isEmpty()) {
        page.element("p", "problem", illustration.name() + ": " + illustration.problem()).raw("\n");
        continue;
      }
      String title = illustration.title().isEmpty() ? illustration.name() : illustration.title();
      String caption = illustration.caption().isEmpty() ? title : illustration.caption();
      page.raw("<figure id=\"").text(illustration.name()).raw("\"><a href=\"figures/");
      page.text(illustration.name()).raw(".svg\" title=\"In any size\"><img alt=\"").text(caption);
      page.raw("\" width=\"" + Picture.SHOWN_WIDTH + "\" src=\"data:image/png;base64,");
      page.raw(Base64.getEncoder().encodeToString(illustration.png()));
      page.raw("\"></a>\n<figcaption><b>Figure " + number + ".</b> ").text(caption);
      page.raw("</figcaption></figure>\n");
    }
    page.raw("</section>\n");
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
      writeFacts(times);
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
      writeFacts(facts);
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
