package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.Part;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sde.Marginal;

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
          .put("condition", words(task.condition(), task.sampler()));
    }
    return scores;
  }

  private static String words(Condition condition, Sampler sampler) {
    if (!condition.isGiven()) {
      return condition.id();
    }
    OptionalDouble fixed = sampler.fixedCondition();
    return fixed.isPresent()
        ? condition.words() + " " + fixed.getAsDouble() + law(condition, fixed.getAsDouble())
        : condition.words() + ", at the values that the sampler goes through";
  }

  private static String law(Condition condition, double c) {
    Marginal law = condition.law(c).orElse(null);
    if (law == null) {
      return "";
    }
    return law.equals(Marginal.noise(law.deviation()))
        ? ": the data with noise of deviation " + law.deviation()
        : String.format(
            Locale.ROOT,
            ": %.4g times the data, plus %.4g, with noise of deviation %.4g",
            law.scale(),
            law.offset(),
            law.deviation());
  }
}
