package org.langevin.api.generator;

import org.langevin.api.dataset.Dataset;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells a generator about the experiment. */
@ProviderType
public interface GeneratorContext {
  /** The dataset to learn from. */
  Dataset dataset();
}
