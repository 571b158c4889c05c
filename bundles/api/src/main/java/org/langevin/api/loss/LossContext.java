package org.langevin.api.loss;

import java.util.Optional;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.sde.Sde;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells a loss about the experiment. */
@ProviderType
public interface LossContext {
  /** The dataset to learn from. */
  Dataset dataset();

  /** The SDE; empty if the experiment has none. */
  Optional<Sde> sde();

  /** The time of the SDE as a condition; empty if the experiment has none. */
  Optional<SdeTime> time();
}
