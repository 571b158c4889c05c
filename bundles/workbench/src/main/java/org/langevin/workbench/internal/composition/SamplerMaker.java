package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.Conditioning;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Sampler;
import org.langevin.workbench.internal.composition.Outline.Named;

/**
 * Makes samplers that can drive the score that is there.
 *
 * @param requirements what the experiment offers
 * @param setting what samplers are told
 */
record SamplerMaker(Requirements requirements, Setting setting) {
  /** Makes a sampler, and before it the network that it brings along. */
  Optional<Driven> make(Named<SamplerChoice> named) {
    Slot<Part> network = named.options().network();
    if (!network.declared()) {
      return drive(named.part(), Optional.empty());
    }
    return network
        .value()
        .filter(requirements::met)
        .flatMap(
            part ->
                part.create(setting, ScoreNetwork.class)
                    .filter(made -> isClosedForm(part, made))
                    .flatMap(
                        made -> withNetwork(part, made).drive(named.part(), Optional.of(made))));
  }

  private SamplerMaker withNetwork(Part part, ScoreNetwork network) {
    Setting own =
        part.attempt(network::conditioning)
            .map(c -> setting.with(setting.levels(), c))
            .orElse(setting);
    return new SamplerMaker(requirements.withNetwork(network), own);
  }

  private static boolean isClosedForm(Part part, ScoreNetwork network) {
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

  private Optional<Driven> drive(Part part, Optional<ScoreNetwork> network) {
    if (!requirements.met(part)) {
      return Optional.empty();
    }
    Optional<Sampler> made = part.create(setting, Sampler.class);
    made.ifPresent(sampler -> checkCondition(part, sampler));
    return made.flatMap(
        sampler ->
            part.requires().map(promised -> new Driven(sampler, network, promised, setting)));
  }

  private void checkCondition(Part part, Sampler sampler) {
    Conditioning conditioning = setting.conditioning();
    part.attempt(() -> sampler.accepts(conditioning))
        .filter(accepted -> !accepted)
        .ifPresent(
            refused ->
                part.place()
                    .refuse(
                        part.describe()
                            + " cannot drive a score conditioned on "
                            + Compatibility.words(conditioning)
                            + ", as this experiment's is; choose another sampler, or another loss"
                            + " and network"));
  }
}
