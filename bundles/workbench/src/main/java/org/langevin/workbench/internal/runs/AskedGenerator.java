package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.langevin.workbench.InvalidRequestException;

/** What is asked of a run's generator when it draws more samples. */
final class AskedGenerator {
  private static final String USE = "use";
  private static final String CLASS = "class";

  private AskedGenerator() {}

  /**
   * Sets what is asked for in the resolved document of a run that has a generator: how it draws may
   * be another than in the run, while its state refuses whatever it was not trained with.
   *
   * @param asked members of the generator; {@code use} may name it
   * @throws InvalidRequestException if a sampler or a class is asked for
   */
  static void set(ObjectNode resolved, ObjectNode asked) throws InvalidRequestException {
    JsonNode there = resolved.at("/experiment/generator");
    if (!there.isObject()) {
      return;
    }
    ObjectNode generator = (ObjectNode) there;
    String use = generator.path(USE).asText();
    String id = use.contains("@") ? use.substring(0, use.indexOf('@')) : use;
    String named = asked.path(USE).asText(id);
    if (!List.of(use, id, generator.path("name").asText()).contains(named)) {
      throw new InvalidRequestException(
          "--sampler",
          "",
          "the samples of this run come from its generator "
              + id
              + ", which "
              + named
              + " cannot drive; leave the sampler out");
    }
    if (asked.has(CLASS)) {
      throw new InvalidRequestException(
          "--class", "", "the generator " + id + " is told no classes; leave the class out");
    }
    asked
        .fields()
        .forEachRemaining(
            member -> {
              if (!member.getKey().equals(USE)) {
                generator.set(member.getKey(), member.getValue());
              }
            });
  }
}
