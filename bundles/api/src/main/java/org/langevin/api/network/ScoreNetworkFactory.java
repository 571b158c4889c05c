package org.langevin.api.network;

import org.langevin.api.ExtensionFactory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The extension point {@value #POINT}.
 *
 * @param <P> the parameters
 */
@ConsumerType
public interface ScoreNetworkFactory<P extends Record>
    extends ExtensionFactory<P, NetworkContext, ScoreNetwork> {
  /** The name of the extension point. */
  String POINT = "network";
}
