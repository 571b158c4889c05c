package org.langevin.workbench.internal.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.langevin.api.Part;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Density;
import org.langevin.api.guidance.Guidance;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.kit.memory.DirectFloats;
import org.langevin.kit.score.NetworkScore;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.ExperimentDocument.Chains;
import org.langevin.workbench.internal.composition.Outline.Named;

/**
 * Makes samplers that can drive the score that is there.
 *
 * @param fit what the experiment offers
 * @param setting what samplers are told
 */
record SamplerMaker(Fit fit, Setting setting) {
  /** Makes a sampler, and before it the network that it brings along. */
  Optional<SamplingTask> make(Named<Chains> named) {
    if (named.options().network() == null) {
      return drive(named, Optional.empty(), named.part().names().at(Parts.NETWORK));
    }
    PlacedPart part = PlacedPart.of(named.options().network());
    return Optional.of(part)
        .filter(fit::met)
        .flatMap(own -> own.create(setting, ScoreNetwork.class))
        .filter(made -> isClosedForm(part, made))
        .flatMap(made -> with(part, made).drive(named, Optional.of(made), part.name()));
  }

  private SamplerMaker with(PlacedPart part, ScoreNetwork network) {
    Setting own =
        part.attempt(network::condition)
            .map(c -> setting.with(setting.levels(), c))
            .orElse(setting);
    return new SamplerMaker(fit.with(fit.scope().with(ScoreNetwork.class, Slot.of(network))), own);
  }

  private static boolean isClosedForm(PlacedPart part, ScoreNetwork network) {
    int parameters = part.attempt(network::parameterCount).orElse(0);
    if (parameters > 0) {
      part.place()
          .refuse(
              part.describe()
                  + " has parameters to train; a sampler's own network is a closed form,"
                  + " for example {\"use\": \"exact\"}");
    }
    return parameters == 0;
  }

  private Optional<SamplingTask> drive(
      Named<Chains> named, Optional<ScoreNetwork> network, PartName driven) {
    PlacedPart part = named.part();
    if (!fit.met(part)) {
      return Optional.empty();
    }
    Optional<Sampler> made = part.create(setting, Sampler.class);
    made.ifPresent(sampler -> checkCondition(part, sampler));
    ScoreNetwork score = network.or(this::experiments).orElse(null);
    if (made.isEmpty() || score == null) {
      return Optional.empty();
    }
    OptionalInt label =
        new ClassChoice(part, setting.dataset(), score).of(named.options().class_());
    return guidance(named)
        .filter(guidance -> keepsDensity(part, guidance, score))
        .map(
            guidance ->
                new SamplingTask(
                    named.name(),
                    part.name(),
                    made.get(),
                    network,
                    driven,
                    setting.condition(),
                    named.options().count(),
                    part.requiresInAll(),
                    named.options().averaged(),
                    guidance,
                    label,
                    traced(made.get())));
  }

  private int traced(Sampler sampler) {
    boolean moves = setting.condition().isGiven() && sampler.fixedCondition().isEmpty();
    return moves && setting.dataset().shape().dimension() == 1
        ? SamplingTask.SOME
        : SamplingTask.FEW;
  }

  private Optional<ScoreNetwork> experiments() {
    return fit.scope().value(ScoreNetwork.class);
  }

  /** Empty if one of them cannot be made. */
  private Optional<List<GuidanceTask>> guidance(Named<Chains> named) {
    List<GuidanceTask> made = new ArrayList<>();
    List<Part<SamplerContext, Guidance>> parts = named.options().guidance();
    for (Part<SamplerContext, Guidance> asked : parts) {
      PlacedPart part = PlacedPart.of(asked);
      if (fit.met(part)) {
        part.create(setting, Guidance.class)
            .ifPresent(guidance -> made.add(new GuidanceTask(part.name(), guidance)));
      }
    }
    return made.size() == parts.size() ? Optional.of(made) : Optional.empty();
  }

  /** A sampler that was promised a density has it after guidance, too. */
  private boolean keepsDensity(PlacedPart part, List<GuidanceTask> guidance, ScoreNetwork network) {
    Set<Class<?>> needed = part.requiresInAll().needed();
    if (!needed.contains(Density.class) && !needed.contains(EnergyNetwork.class)) {
      return true;
    }
    Score score = new NetworkScore(network, DirectFloats.zeros(0));
    for (GuidanceTask each : guidance) {
      Score driven = score;
      Optional<Score> guided = part.attempt(() -> each.around(driven, part.names()));
      if (guided.isEmpty()) {
        return false;
      }
      score = guided.get();
    }
    if (!guidance.isEmpty() && score.ability(LogDensity.class).isEmpty()) {
      part.place()
          .child("guidance")
          .refuse(
              part.describe()
                  + " needs the density of what it samples, which is not known under this guidance;"
                  + " choose a sampler that needs the score alone");
      return false;
    }
    return true;
  }

  private void checkCondition(PlacedPart part, Sampler sampler) {
    Condition conditioning = setting.condition();
    part.attempt(() -> sampler.accepts(conditioning))
        .filter(accepted -> !accepted)
        .ifPresent(
            refused ->
                part.place()
                    .refuse(
                        part.describe()
                            + " cannot drive a score conditioned on "
                            + conditioning.words()
                            + ", as this experiment's is; choose another sampler, or another loss"
                            + " and network"));
  }
}
