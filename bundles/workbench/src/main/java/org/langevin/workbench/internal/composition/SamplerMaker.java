package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Sampler;
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
    return made.map(
        sampler ->
            new SamplingTask(
                named.name(),
                part.name(),
                sampler,
                network,
                driven,
                setting.condition(),
                named.options().count(),
                part.requiresInAll(),
                named.options().averaged()));
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
