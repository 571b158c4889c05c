package org.langevin.api.network;

import java.util.Optional;
import org.langevin.api.Conditioning;
import org.langevin.api.NoiseLevels;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.sde.Sde;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells a network about the experiment. */
@ProviderType
public interface NetworkContext {
  /** The dataset whose score is sought; its shape is the network's. */
  Dataset dataset();

  /** The SDE; empty if the experiment has none. */
  Optional<Sde> sde();

  /** The noise levels at which the loss trains; empty if it has none. */
  Optional<NoiseLevels> levels();

  /**
   * What the experiment conditions scores on: as the loss says, and without a loss {@code TIME} if
   * there is an SDE, {@code NONE} otherwise.
   */
  Conditioning conditioning();
}
