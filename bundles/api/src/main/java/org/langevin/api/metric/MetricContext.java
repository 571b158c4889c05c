package org.langevin.api.metric;

import java.nio.file.Path;
import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.sde.Sde;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells a metric. */
@ProviderType
public interface MetricContext {
  /** The shape of the items to compare. */
  Shape shape();

  /** The dataset; empty when two files are compared. */
  Optional<Dataset> dataset();

  /** The SDE; empty if the experiment has none or two files are compared. */
  default Optional<Sde> sde() {
    return Optional.empty();
  }

  /** The noise levels at which the score was trained; empty if there are none. */
  default Optional<NoiseLevels> levels() {
    return Optional.empty();
  }

  /** What the experiment's score is conditioned on; nothing when two files are compared. */
  default Condition condition() {
    return Condition.NONE;
  }

  /**
   * What a dataset is offered that the metric holds as a part; it draws from streams of its own.
   */
  DatasetContext data();

  /**
   * A folder that outlives the run, for results that are costly to compute and depend on the key
   * alone.
   *
   * @param key everything that the results depend on
   */
  Path cache(String key);
}
