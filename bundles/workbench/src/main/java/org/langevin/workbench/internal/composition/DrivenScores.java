package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.Conditioning;
import org.langevin.api.Part;
import org.langevin.api.sampler.Sampler;

/**
 * Which score each sampler drives: whose it is, and of which law at which condition. A sampler that
 * knows no noise levels asks a score that is conditioned on them at one of them, and then samples
 * the data with that noise, not the data.
 */
final class DrivenScores {
  /** The member of the record of a composition. */
  static final String MEMBER = "scores";

  private DrivenScores() {}

  /** One object for each sampler: {@code sampler}, {@code network}, {@code condition}. */
  static ArrayNode of(Outline outline, Instances instances) {
    ArrayNode scores = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < outline.samplers().size(); i++) {
      Part<?, ?> own = outline.samplers().get(i).value().orElseThrow().options().network();
      SamplingTask task = instances.samplers().get(i).value().orElseThrow();
      scores
          .addObject()
          .put("sampler", task.name())
          .put(
              "network",
              Optional.ofNullable(own)
                  .map(PlacedPart::of)
                  .or(() -> outline.network().value())
                  .map(part -> part.place().pointer())
                  .orElse(""))
          .put("condition", words(task.conditioning(), task.sampler()));
    }
    return scores;
  }

  private static String words(Conditioning conditioning, Sampler sampler) {
    OptionalDouble fixed = sampler.fixedCondition();
    return switch (conditioning) {
      case NONE -> "none";
      case NOISE ->
          fixed.isPresent()
              ? "noise level " + fixed.getAsDouble() + ": the data with noise of this deviation"
              : "the noise levels that the sampler goes through";
      case TIME ->
          fixed.isPresent()
              ? "time " + fixed.getAsDouble() + ": the data as the SDE has perturbed them by then"
              : "the times that the sampler goes through";
    };
  }
}
