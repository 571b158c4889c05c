package org.langevin.api.sampler;

import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.sde.Sde;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells a sampler about the experiment. */
@ProviderType
public interface SamplerContext {
  /**
   * The shape of the states that a chunk has, and the score: that of the dataset's items, or with
   * more numbers, such as velocities.
   */
  Shape shape();

  /** The dataset that the score belongs to. */
  Dataset dataset();

  /** The SDE; empty if the experiment has none. */
  Optional<Sde> sde();

  /** The noise levels at which the score was trained; empty if there are none. */
  Optional<NoiseLevels> levels();

  /** What the network conditions its score on. */
  Condition condition();
}
