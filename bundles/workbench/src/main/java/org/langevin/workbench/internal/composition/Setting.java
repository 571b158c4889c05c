package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.Conditioning;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.generator.GeneratorContext;
import org.langevin.api.loss.LossContext;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;

/** What parts are told about the parts that were made before them. */
record Setting(
    Dataset dataset, Optional<Sde> sde, Optional<NoiseLevels> levels, Conditioning conditioning)
    implements SdeContext, LossContext, NetworkContext, SamplerContext, GeneratorContext {
  static Setting of(Dataset dataset) {
    return new Setting(dataset, Optional.empty(), Optional.empty(), Conditioning.NONE);
  }

  /** With an SDE, or without; a network that is not trained is then conditioned on time. */
  Setting with(Optional<Sde> diffusion) {
    Conditioning natural = diffusion.isPresent() ? Conditioning.TIME : Conditioning.NONE;
    return new Setting(dataset, diffusion, levels, natural);
  }

  Setting with(Optional<NoiseLevels> trained, Conditioning condition) {
    return new Setting(dataset, sde, trained, condition);
  }

  @Override
  public Shape shape() {
    return dataset.shape();
  }
}
