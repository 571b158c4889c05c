package org.langevin.api.loss;

import org.langevin.api.ExtensionFactory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The extension point {@value #POINT}.
 *
 * @param <P> the parameters
 */
@ConsumerType
public interface LossFactory<P extends Record> extends ExtensionFactory<P, LossContext, Loss> {
  /** The name of the extension point. */
  String POINT = "loss";
}
