package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.Ability;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.internal.binding.Bound;
import org.langevin.workbench.internal.composition.Outline.Named;
import org.langevin.workbench.internal.findings.Claims;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.Features;

/** What a run records of its composition. */
final class ResolvedDocument {
  /** The member that holds the experiment with all defaults filled in. */
  static final String EXPERIMENT = "experiment";

  private static final String PLUGINS = "plugins";
  private static final String POINTER = "pointer";

  private final ObjectNode experiment = JsonNodeFactory.instance.objectNode();
  private final ArrayNode plugins = JsonNodeFactory.instance.arrayNode();

  /**
   * The record of an experiment in which nothing is wrong.
   *
   * @param asked its document
   */
  static ObjectNode of(ObjectNode asked, Outline outline, Instances instances) {
    ResolvedDocument document = new ResolvedDocument();
    outline.header().value().ifPresent(document::addHeader);
    document.add(OutlineReader.DATASET, outline.dataset());
    document.add(OutlineReader.SDE, outline.sde());
    document.add(OutlineReader.NETWORK, outline.network());
    document.add(OutlineReader.LOSS, outline.loss());
    outline
        .training()
        .value()
        .ifPresent(bound -> document.experiment.set(OutlineReader.TRAINING, bound.json()));
    outline.generator().value().ifPresent(document::addGenerator);
    document.addAll(OutlineReader.SAMPLERS, outline.samplers());
    outline.samplers().stream()
        .flatMap(slot -> slot.value().stream())
        .flatMap(sampler -> sampler.options().network().value().stream())
        .forEach(document::addPlugin);
    document.addAll(OutlineReader.METRICS, outline.metrics());
    if (!outline.claims().list().isEmpty()) {
      document.experiment.set(Claims.MEMBER, asked.get(Claims.MEMBER));
    }
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    resolved.set(EXPERIMENT, document.experiment);
    resolved.set(PLUGINS, document.plugins);
    resolved.set(DrivenScores.MEMBER, DrivenScores.of(outline, instances));
    resolved.set("environment", environment());
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
    providers.put(Ability.SDE.provider(), "the experiment");
    for (JsonNode plugin : resolved.path(PLUGINS)) {
      String point = plugin.path("point").asText();
      if (plugin.path(POINTER).asText().equals("/" + point)) {
        providers.put(point, "the run's " + point + " " + plugin.path("id").asText());
      }
    }
    return providers;
  }

  private void addHeader(Bound header) {
    header
        .json()
        .fields()
        .forEachRemaining(
            member -> {
              if (!member.getValue().isNull()) {
                experiment.set(member.getKey(), member.getValue());
              }
            });
  }

  private void add(String member, Slot<Part> slot) {
    slot.value()
        .ifPresent(
            part -> {
              experiment.set(member, part.json());
              addPlugin(part);
            });
  }

  private void addGenerator(Named<SamplesOptions> generator) {
    experiment.set(OutlineReader.GENERATOR, generator.json());
    addPlugin(generator.part());
  }

  private <O> void addAll(String member, Iterable<Slot<Named<O>>> slots) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Slot<Named<O>> slot : slots) {
      Optional<Named<O>> named = slot.value();
      named.ifPresent(
          part -> {
            list.add(part.json());
            addPlugin(part.part());
          });
    }
    experiment.set(member, list);
  }

  private void addPlugin(Part part) {
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

  private static ObjectNode environment() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
        .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .put("architecture", System.getProperty("os.arch"))
        .put("processors", Runtime.getRuntime().availableProcessors());
  }
}
