package org.langevin.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The commands that come to the same results. */
final class RunAgainSection {
  private final RunFolder folder;
  private final String state;

  /**
   * A section.
   *
   * @param state how the run stands
   */
  RunAgainSection(RunFolder folder, String state) {
    this.folder = folder;
    this.state = state;
  }

  void write(Html page) {
    page.raw("<section><h2>How to run it again</h2>\n");
    String version = folder.resolved().path("environment").path("langevin").asText("");
    String with = version.isEmpty() ? "" : " With Langevin " + version + ".";
    String source = text("source");
    if (folder.isSweep()) {
      page.element("p", "Called again with the folder as --out, it goes on." + with);
    } else {
      page.element(
          "p",
          "experiment.json beside this page is the experiment as it was run, with its profile,"
              + " changes and seed. The same number of threads gives the same bits."
              + with
              + " In the folder of the run:");
      page.raw("<pre>").text("langevin run experiment.json" + threads()).raw("</pre>\n");
      if (!source.isEmpty()) {
        page.element("p", "Or from where it came, unless that has changed:");
      }
    }
    if (!source.isEmpty()) {
      page.raw("<pre>").text(origin(source)).raw("</pre>\n");
    }
    if (!folder.isSweep() && List.of("cancelled", "failed", "interrupted").contains(state)) {
      page.element("p", "To go on where it stopped, in the folder of the run:");
      page.raw("<pre>langevin resume .</pre>\n");
    }
    if (folder.experiment().isObject()) {
      page.raw("<details><summary>experiment.json</summary><pre>");
      page.text(folder.experiment().toPrettyString()).raw("</pre></details>\n");
    }
    page.raw("</section>\n");
  }

  private String origin(String source) {
    StringBuilder command = new StringBuilder("langevin ");
    command.append(folder.isSweep() ? "sweep " : "run ").append(quoted(source));
    if (!text("profile").isEmpty()) {
      command.append(" --profile ").append(quoted(text("profile")));
    }
    folder
        .run()
        .path("changes")
        .properties()
        .forEach(
            change ->
                command
                    .append(" --set ")
                    .append(quoted(change.getKey() + "=" + change.getValue().asText())));
    JsonNode seed = folder.document().path("seed");
    if (seed.isNumber()) {
      command.append(" --seed ").append(seed.asText());
    }
    return command.append(threads()).toString();
  }

  private String threads() {
    JsonNode threads = folder.run().path("threads");
    return threads.isNumber() ? " --threads " + threads.asText() : "";
  }

  private String text(String member) {
    JsonNode node = folder.run().path(member);
    return node.isNull() ? "" : node.asText("");
  }

  /** A word as a shell reads it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./@:+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
