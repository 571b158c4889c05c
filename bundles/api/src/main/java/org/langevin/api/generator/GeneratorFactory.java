package org.langevin.api.generator;

import org.langevin.api.ExtensionFactory;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The extension point {@value #POINT}.
 *
 * @param <P> the parameters
 */
@ConsumerType
public interface GeneratorFactory<P extends Record>
    extends ExtensionFactory<P, GeneratorContext, Generator> {
  /** The name of the extension point. */
  String POINT = "generator";
}
