package org.langevin.report.page;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the experiment was made of: parts, versions, bundles and parameters. */
final class CompositionSection {
  private static final int SHORT_HASH = 12;
  private static final int LONGEST_VALUE = 160;

  /** Members of a part's JSON object that are no parameters. */
  private static final Set<String> NO_PARAMETERS = Set.of("use", "name");

  private final RunFolder folder;

  CompositionSection(RunFolder folder) {
    this.folder = folder;
  }

  void write(Html page) {
    JsonNode plugins = folder.resolved().path("plugins");
    JsonNode document = folder.document();
    if (!document.isObject()) {
      return;
    }
    page.raw("<section><h2>Composition</h2>\n").openTable("parts").raw("<thead><tr>");
    page.element("th", "Part").element("th", "Plugin").element("th", "Bundle");
    page.element("th", "Parameters").raw("</tr></thead><tbody>\n");
    if (plugins.isArray()) {
      for (JsonNode plugin : plugins) {
        writePlugin(page, plugin, document.at(pointer(plugin)));
      }
    } else {
      for (Map.Entry<String, JsonNode> part : unresolved(document)) {
        page.raw("<tr>").element("td", part.getKey());
        page.raw("<td><code>").text(part.getValue().path("use").asText()).raw("</code></td>");
        page.raw("<td></td><td>");
        writeParameters(page, part.getValue(), false);
        page.raw("</td></tr>\n");
      }
    }
    JsonNode training = document.path("training");
    if (training.isObject()) {
      page.raw("<tr>").element("td", "training").raw("<td></td><td></td><td>");
      writeParameters(page, training, plugins.isArray());
      page.raw("</td></tr>\n");
    }
    page.raw("</tbody>").closeTable().raw("</section>\n");
  }

  private static JsonPointer pointer(JsonNode plugin) {
    String pointer = plugin.path("pointer").asText("");
    return JsonPointer.compile(
        pointer.isEmpty() || pointer.startsWith("/") ? pointer : "/" + pointer);
  }

  private static void writePlugin(Html page, JsonNode plugin, JsonNode part) {
    String name = part.path("name").asText("");
    String id = plugin.path("id").asText();
    page.raw("<tr><td>").text(plugin.path("point").asText());
    if (!name.isEmpty() && !name.equals(id)) {
      page.raw("<br><small>").text(name).raw("</small>");
    }
    page.raw("</td><td><code>").text(id).raw("</code> ");
    page.text(plugin.path("version").asText()).raw("<br><small>");
    page.text(plugin.path("title").asText()).raw("</small></td><td><code>");
    page.text(plugin.path("bundle").asText()).raw("</code>");
    String hash = plugin.path("sha256").asText("");
    if (!hash.isEmpty()) {
      page.raw("<br><small title=\"").text(hash).raw("\">SHA-256 <code>");
      page.text(hash.substring(0, Math.min(SHORT_HASH, hash.length()))).raw("…</code></small>");
    }
    page.raw("</td><td>");
    writeParameters(page, part, true);
    page.raw("</td></tr>\n");
  }

  /**
   * Writes a part's parameters.
   *
   * @param named whether parts among them are called by their names: they have rows of their own
   */
  private static void writeParameters(Html page, JsonNode part, boolean named) {
    boolean first = true;
    for (Iterator<Map.Entry<String, JsonNode>> members = part.fields(); members.hasNext(); ) {
      Map.Entry<String, JsonNode> member = members.next();
      if (NO_PARAMETERS.contains(member.getKey()) || member.getValue().isNull()) {
        continue;
      }
      String value = words(member.getValue(), named);
      page.raw(first ? "" : ", ").raw("<span class=\"parameter\">").text(member.getKey());
      page.raw("</span>&nbsp;=&nbsp;");
      page.text(value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value);
      first = false;
    }
  }

  private static String words(JsonNode value, boolean named) {
    if (named && value.path("use").isTextual()) {
      return value.path("use").textValue().replaceFirst("@.*", "");
    }
    return value.isTextual() ? value.textValue() : value.toString().replace(",", ", ");
  }

  /** The parts of an experiment that was never resolved. */
  private static List<Map.Entry<String, JsonNode>> unresolved(JsonNode document) {
    List<Map.Entry<String, JsonNode>> parts = new ArrayList<>();
    document
        .fields()
        .forEachRemaining(
            member -> {
              if (member.getValue().has("use")) {
                parts.add(member);
              } else if (member.getValue().isArray()) {
                for (JsonNode element : member.getValue()) {
                  if (element.has("use")) {
                    parts.add(Map.entry(member.getKey(), element));
                  }
                }
              }
            });
    return parts;
  }
}
