package org.langevin.api.network;

import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.sde.Sde;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells a network about the experiment. */
@ProviderType
public interface NetworkContext {
  /** The dataset whose score is sought. */
  Dataset dataset();

  /** The SDE; empty if the experiment has none. */
  Optional<Sde> sde();

  /** The noise levels at which the loss trains; empty if it has none. */
  Optional<NoiseLevels> levels();

  /**
   * What the experiment conditions scores on: as the loss says, and without a loss the SDE's time
   * if there is one, nothing otherwise.
   */
  Condition condition();

  /**
   * The shape of the states whose score is sought, which is the network's: that of the items, or
   * with as many more numbers as the {@link Condition} has blocks, such as velocities.
   */
  Shape shape();

  /** The time of the SDE as a condition; empty if the experiment has none. */
  Optional<SdeTime> time();
}
