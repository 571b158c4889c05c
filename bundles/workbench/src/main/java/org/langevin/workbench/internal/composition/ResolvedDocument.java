package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.Features;

/** What a run records of its composition. */
final class ResolvedDocument {
  /** The member that holds the experiment with all defaults filled in. */
  static final String EXPERIMENT = "experiment";

  /** The member that tells the user's files that were read. */
  static final String FILES = "files";

  private static final String PLUGINS = "plugins";
  private static final String POINTER = "pointer";

  private ResolvedDocument() {}

  /** The record of an experiment in which nothing is wrong. */
  static ObjectNode of(Outline outline, Instances instances, UserFiles own) {
    ObjectNode experiment = (ObjectNode) outline.document().orElseThrow().json();
    experiment.properties().removeIf(member -> member.getValue().isNull());
    ArrayNode plugins = JsonNodeFactory.instance.arrayNode();
    outline.parts().all().forEach(part -> addPlugin(plugins, part));
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    resolved.set(EXPERIMENT, experiment);
    resolved.set(PLUGINS, plugins);
    resolved.set(DrivenScores.MEMBER, DrivenScores.of(outline, instances));
    ArrayNode files = own.json();
    if (!files.isEmpty()) {
      resolved.set(FILES, files);
    }
    resolved.set("environment", Environment.describe());
    return resolved;
  }

  /** What a record says about the plugins used, by the part's pointer: a sentence for messages. */
  static Map<String, String> origins(JsonNode resolved) {
    Map<String, String> origins = new HashMap<>();
    for (JsonNode plugin : resolved.path(PLUGINS)) {
      origins.put(
          plugin.path(POINTER).asText(),
          ". The run used it from the bundle "
              + plugin.path("bundle").asText()
              + " "
              + plugin.path("version").asText()
              + ", which "
              + new Features()
                  .installation(plugin.path("point").asText(), plugin.path("id").asText())
              + " brings back");
    }
    return origins;
  }

  /** How to speak of the parts that the others are made for, by extension point. */
  static Map<String, String> providers(JsonNode resolved) {
    Map<String, String> providers = new HashMap<>();
    for (JsonNode plugin : resolved.path(PLUGINS)) {
      String point = plugin.path("point").asText();
      if (plugin.path(POINTER).asText().equals("/" + point)) {
        providers.put(point, "the run's " + point + " " + plugin.path("id").asText());
      }
    }
    return providers;
  }

  private static void addPlugin(ArrayNode plugins, PlacedPart part) {
    ExtensionInfo info = part.plugin().info();
    BundleFacts bundle = part.plugin().bundle();
    plugins
        .addObject()
        .put(POINTER, part.place().pointer())
        .put("point", info.point())
        .put("id", info.id())
        .put("title", info.title())
        .put("version", info.version().toString())
        .put("bundle", bundle.name())
        .put("sha256", bundle.sha256());
  }
}
