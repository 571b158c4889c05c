package org.langevin.workbench.internal.composition;

import org.langevin.api.Conditioning;
import org.langevin.api.sampler.Sampler;

/** Checks whether a sampler can drive a score. */
record SamplerChecks(Requirements requirements) {
  void check(Part part, Sampler sampler, Conditioning conditioning) {
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
