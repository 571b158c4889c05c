package org.langevin.api.metric;

import java.nio.file.Path;
import java.util.Optional;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells a metric. */
@ProviderType
public interface MetricContext {
  /** The shape of the items to compare. */
  Shape shape();

  /** The dataset; empty when two files are compared. */
  Optional<Dataset> dataset();

  /**
   * A folder that outlives the run, for results that are costly to compute and depend on the key
   * alone.
   *
   * @param key everything that the results depend on
   */
  Path cache(String key);
}
