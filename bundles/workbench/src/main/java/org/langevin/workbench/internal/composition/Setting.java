package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.generator.GeneratorContext;
import org.langevin.api.loss.LossContext;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;

/**
 * What parts are told about the parts that were made before them.
 *
 * @param time of the SDE, with its table of marginals
 * @param condition what scores are conditioned on
 */
record Setting(
    Dataset dataset,
    Optional<Sde> sde,
    Optional<SdeTime> time,
    Optional<NoiseLevels> levels,
    Condition condition)
    implements SdeContext, LossContext, NetworkContext, SamplerContext, GeneratorContext {
  static Setting of(Dataset dataset) {
    return new Setting(
        dataset, Optional.empty(), Optional.empty(), Optional.empty(), Condition.NONE);
  }

  /** With an SDE, or without; a network that is not trained is then conditioned on time. */
  Setting with(Optional<Sde> diffusion) {
    Optional<SdeTime> its = diffusion.map(SdeTime::new);
    return new Setting(
        dataset, diffusion, its, levels, its.<Condition>map(t -> t).orElse(Condition.NONE));
  }

  /** With another dataset. */
  Setting with(Dataset other) {
    return new Setting(other, sde, time, levels, condition);
  }

  Setting with(Optional<NoiseLevels> trained, Condition other) {
    return new Setting(dataset, sde, time, trained, other);
  }

  @Override
  public Shape shape() {
    return dataset.shape().blocks(condition.blocks());
  }
}
