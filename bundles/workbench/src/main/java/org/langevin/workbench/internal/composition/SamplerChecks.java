package org.langevin.workbench.internal.composition;

import org.langevin.api.Conditioning;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Sampler;
import org.langevin.workbench.internal.composition.Outline.Named;

/** Checks whether a sampler can drive a score. */
record SamplerChecks(Requirements requirements) {
  void check(Named<SamplerChoice> named, Driven driven) {
    Requirements own = driven.network().map(requirements::withNetwork).orElse(requirements);
    Part part = named.part();
    Sampler sampler = driven.sampler();
    Conditioning conditioning = driven.setting().conditioning();
    driven.network().ifPresent(network -> checkOwn(named, network));
    new SamplerChecks(own).check(part, sampler, conditioning);
  }

  private static void checkOwn(Named<SamplerChoice> named, ScoreNetwork network) {
    named
        .options()
        .network()
        .value()
        .filter(part -> part.attempt(network::parameterCount).orElse(0) > 0)
        .ifPresent(
            part ->
                part.place()
                    .refuse(
                        part.describe()
                            + " has parameters to train; a sampler's own network is a closed form,"
                            + " for example {\"use\": \"exact\"}"));
  }

  private void check(Part part, Sampler sampler, Conditioning conditioning) {
    part.attempt(sampler::requires).ifPresent(required -> requirements.check(part, required));
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
