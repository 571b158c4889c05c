package org.langevin.api.dataset;

import org.langevin.api.ExtensionFactory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The extension point {@value #POINT}.
 *
 * @param <P> the parameters
 */
@ConsumerType
public interface DatasetFactory<P extends Record>
    extends ExtensionFactory<P, DatasetContext, Dataset> {
  /** The name of the extension point. */
  String POINT = "dataset";
}
