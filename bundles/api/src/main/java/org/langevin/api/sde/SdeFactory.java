package org.langevin.api.sde;

import org.langevin.api.ExtensionFactory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The extension point {@value #POINT}.
 *
 * @param <P> the parameters
 */
@ConsumerType
public interface SdeFactory<P extends Record> extends ExtensionFactory<P, SdeContext, Sde> {
  /** The name of the extension point. */
  String POINT = "sde";
}
