package org.langevin.api.sde;

import org.langevin.api.Shape;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench tells an SDE. */
@ProviderType
public interface SdeContext {
  /** The shape of the items that diffuse. */
  Shape shape();
}
