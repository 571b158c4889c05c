package org.langevin.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The page of the documentation that lists all extensions, made of what commands tell. */
final class ExtensionPage {
  private static final String HEAD =
      """
      # Extensions

      What experiments can be composed of, as `extensions` lists it and `describe ID` tells it: what each computes, its parameters, and who described it first
      ([Papers](papers.md) has the titles). x are items, s is the score, z and Z are standard normal, h is a step, t a time. This page is written by the build from what the plugins declare.
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  /**
   * Makes the page.
   *
   * @param points titles of the kinds of extensions, by id
   * @param extensions what {@code describe --json} says of each, ordered by kind and id
   */
  static String of(Map<String, String> points, List<JsonNode> extensions) {
    ExtensionPage page = new ExtensionPage();
    String point = "";
    for (JsonNode extension : extensions) {
      if (!extension.path("point").asText().equals(point)) {
        point = extension.path("point").asText();
        page.line("\n## " + point + "\n\n" + points.get(point) + ".");
      }
      page.add(extension);
    }
    return page.text.toString();
  }

  private void add(JsonNode extension) {
    String formula = extension.path("formula").asText();
    String source = extension.path("source").asText();
    line("\n### " + extension.path("id").asText() + "\n");
    line(extension.path("title").asText() + (source.isEmpty() ? "." : " (" + source + ")."));
    if (!formula.isEmpty()) {
      line("\n    " + formula);
    }
    JsonNode parameters = extension.path("parameters");
    if (!parameters.isEmpty()) {
      line(
          "\n| Parameter | Type | Unit | Default | Range | Description |\n|---|---|---|---|---|---|");
      addRows("", parameters);
    }
  }

  private void addRows(String prefix, JsonNode parameters) {
    for (JsonNode parameter : parameters) {
      JsonNode choices = parameter.path("choices");
      String range = parameter.path("range").asText();
      if (!choices.isEmpty()) {
        StringBuilder all = new StringBuilder();
        choices.forEach(
            choice -> all.append(all.isEmpty() ? "" : ", ").append(code(choice.asText())));
        range = all.toString();
      }
      String standard = parameter.path("defaultValue").asText();
      line(
          String.join(
              " | ",
              "| `" + prefix + parameter.path("name").asText() + "`",
              cell(parameter.path("type").asText()),
              cell(parameter.path("unit").asText()),
              standard.isEmpty() ? "must be given" : code(standard),
              choices.isEmpty() ? cell(range) : range,
              cell(parameter.path("description").asText()) + " |"));
      addRows(prefix + parameter.path("name").asText() + ".", parameter.path("components"));
    }
  }

  private static String code(String value) {
    return "`" + value.replace("|", "\\|") + "`";
  }

  private static String cell(String value) {
    return value.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
